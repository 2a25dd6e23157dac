/**
 * Ends with the present millisecond. What is written in the same one stands in no order, for its ids are random behind the time:
 * tests that write one thing after another expect to find them in that order.
 */
export function nextInstant(): void {
  const now = Date.now();
  while (Date.now() === now);
}
