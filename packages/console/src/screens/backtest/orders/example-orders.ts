/** Two orders, to see what a file looks like: of a client, and of a guest. */
export const EXAMPLE = `InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country
1001,MUG-BLUE,Blue mug,2,2026-11-02 09:15:00,8.50,17850,United Kingdom
1001,TEA-GREEN,Green tea,1,2026-11-02 09:15:00,4.95,17850,United Kingdom
1002,LAMP-01,Desk lamp,1,2026-11-02 18:40:00,39.00,,United Kingdom
`;
