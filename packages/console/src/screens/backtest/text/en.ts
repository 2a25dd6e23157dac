import { plural } from '../../../text/plural.ts';

/** The words of the page of backtests, in English. */
export const en = {
  title: 'Backtest',
  lead: 'See what a coupon would have done with past orders, before anybody gets it. Nothing is changed.',
  orders: {
    title: '1. Which orders?',
    file: 'A CSV file',
    ledger: 'Orders that used a code here',
    drop: 'Drop a CSV file of orders here',
    size: (most: string) => `Up to ${most} MB. It is read here and sent only when you start.`,
    rows: (count: number, written: string) =>
      plural('en', count, { one: `${written} row`, other: `${written} rows` }),
    separated: {
      ',': 'separated by commas',
      ';': 'separated by semicolons',
      '\t': 'separated by tabs',
    },
    choose: 'Choose a file',
    another: 'Another file',
    columns:
      'A row for each article: InvoiceNo, StockCode, Quantity, InvoiceDate, UnitPrice; where you have them also Description, CustomerID and Country.',
    example: 'Download an example',
    exampleName: 'orders-example.csv',
    missing: 'Choose a file of orders.',
    problem: {
      tooLarge: (most: string) => `The file is larger than ${most} MB. Send fewer months at once.`,
      empty: 'There are no rows in this file. Choose one with a head and at least one order.',
      columns: (names: string) =>
        `These columns are missing: ${names}. Name them in the first row of the file.`,
    },
    period: 'Period',
    last: (days: string) => `The last ${days}`,
    ledgerHelp: 'Of articles only prices are known here, so conditions on products cannot hold.',
  },
  coupon: {
    title: '2. Which coupon?',
    coupon: 'Coupon to try',
    help: 'Any coupon, also a draft. Its dates are ignored, its limits begin at nothing.',
    missing: 'Choose the coupon to try.',
    beside: 'Offered beside it (optional)',
    besideHelp: 'Coupons that run and that clients could have used too, 11 at most.',
    noOthers: 'No other coupon runs.',
  },
  start: 'Start the backtest',
  assumed:
    'Everybody is taken to have tried the code with every order. Each is decided as it would be in your shop today.',
  progress: {
    title: 'How far the backtest is',
    orders: (count: string) => `${count} orders replayed`,
  },
  failed: {
    title: 'The orders could not be read',
    place: (row: string, column: string, value: string) =>
      `Row ${row}, column ${column}: “${value}” cannot be read. Correct it in the file and start again.`,
  },
  nothing: {
    title: 'There was no order to replay',
    help: 'Choose a longer period or another file. Cancelled orders and returns do not count.',
  },
  result: {
    title: 'What it would have done',
    orders: 'Orders with it',
    clients: 'Clients with it',
    discount: 'Discount in all',
    perOrder: 'Discount an order',
    none: '–',
    ofOrders: (all: string, percent: string) => `of ${all}, ${percent}`,
    ofClients: (all: string) => `of ${all}`,
    withGuests: (all: string, guests: string) => `of ${all}; and ${guests} orders of guests`,
    ofValue: (percent: string) => `${percent} of the value of all orders`,
    median: (money: string) => `half of them up to ${money}`,
  },
  days: {
    title: 'By day',
    show: 'What is shown',
    discount: 'Discount',
    applied: 'Orders with it',
    table: 'The same as a table',
    columns: {
      day: 'Day',
      orders: 'Orders',
      applied: 'With it',
      value: 'Value of all',
      discount: 'Discount',
    },
  },
  refusals: {
    title: 'Why it would not have applied',
    none: 'It would have applied to every order.',
    times: (count: string) => `${count} ×`,
    among: (count: string) => `Among other reasons ${count} ×`,
  },
  largest: {
    title: 'The largest discounts',
    none: 'None: it would have applied to no order.',
    order: (id: string) => `Order ${id}`,
    client: (name: string) => `Client ${name}`,
    guest: 'Guest',
    of: (money: string) => `of ${money}`,
  },
  companions: {
    title: 'With other coupons',
    together: (count: string, all: string) => `Together on ${count} orders, of ${all} that the other was for`,
    money: (its: string, others: string) => `This one takes ${its} off those, the other ${others}`,
    instead: (count: string) => `It kept this one out ${count} ×`,
  },
  leftOut: {
    title: 'What is odd in the orders',
    kept: 'Replayed all the same.',
    left: 'Left out.',
    such: (what: 'orders' | 'rows', examples: string) =>
      what === 'orders' ? `Such as order ${examples}` : `Such as row ${examples}`,
    reasons: {
      cancelled: 'The order was cancelled: its number begins with a C.',
      no_lines: 'Nothing was bought: all rows of the order were left out.',
      worth_nothing: 'All that was bought was given away.',
      other_currency: 'The order is in another currency than the coupon.',
      given_back: 'The order was given back as a whole.',
      value_unknown: 'Neither the cart nor the value of the order is known.',
      returned: 'The quantity is below 1: a return, or a correction.',
      price_below_zero: 'The price is below 0: a debt that was written off.',
      given_away: 'The price is 0: it was given away.',
      no_client: 'No client is named: a guest.',
      cart_unknown: 'Only the value of the order is known: it is a cart of one line.',
    },
  },
  download: {
    action: 'Download CSV',
    days: 'Days',
    largest: 'Largest discounts',
    refusals: 'Why not',
    with: 'With other coupons',
    leftOut: 'What is odd in the orders',
  },
};

/** What every language has to say. */
export type BacktestTexts = typeof en;
