import { createReadStream, readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { draftFromFields, type NewCouponFields } from '@couponry/contract';
import type { Coupon } from '@couponry/engine';
import { describe, expect, it, test } from 'vitest';
import type { OrdersFormat } from '../../src/simulation/past-orders.ts';
import { runSimulation } from '../../src/simulation/run-simulation.ts';
import { EXAMPLE, type NaiveRule, naiveInvoices, naiveReplay, percentOf } from './naive-replay.ts';

const ORIGIN = { currency: 'GBP', timeZone: 'Europe/London', codePrefix: null, now: 0 };
const SILENT = { onBegin() {}, onOrder: () => undefined };
const INVOICES = naiveInvoices();

function coupon(fields: Partial<NewCouponFields>): Coupon {
  const codes = { kind: 'friendly', code: 'WINTER' } as const;
  const made = draftFromFields(
    { name: 'Winter', codes, discount: { kind: 'percent', percent: 10 }, ...fields },
    ORIGIN,
  );
  if ('errors' in made) throw new Error(JSON.stringify(made.errors));
  return made.coupon;
}

const simulate = (draft: Coupon, format: OrdersFormat, open: () => Readable) =>
  runSimulation({ draft, others: [] }, { format, open }, 'Europe/London', SILENT);

const simulateText = (text: string, format: OrdersFormat = 'csv', fields: Partial<NewCouponFields> = {}) =>
  simulate(coupon(fields), format, () => Readable.from([text]));

/** How many bytes of so many orders are read and not replayed yet, at most. */
async function mostHeld(orders: number): Promise<number> {
  const row = (id: number) =>
    `${String(id).padStart(8, '0')},A,${'x'.repeat(400)},1,2010-12-01 08:26:00,2.5,,UK\n`;
  let [read, replayed, most] = [0, 0, 0];
  function* rows() {
    yield `${HEAD}\n`;
    for (let id = 0; id < orders; id += 1) {
      read += row(id).length;
      yield row(id);
    }
  }
  const onOrder = () => {
    replayed += row(0).length;
    most = Math.max(most, read - replayed);
    return undefined;
  };
  const source = { format: 'csv', open: () => Readable.from(rows(), { objectMode: false }) } as const;
  await runSimulation({ draft: coupon({}), others: [] }, source, 'Europe/London', { onBegin() {}, onOrder });
  return most;
}

/** Monday of the week of an invoice. */
function weekOf({ at }: { readonly at: string }): number {
  const day = new Date(`${at.slice(0, 10)}T00:00:00Z`);
  return day.getTime() - ((day.getUTCDay() + 6) % 7) * 86_400_000;
}

const CASES: readonly (readonly [string, Partial<NewCouponFields>, NaiveRule])[] = [
  [
    'a capped percentage from a minimum on, twice a client',
    {
      discount: { kind: 'percent', percent: 10, cap: 2000 },
      eligibility: { rule: 'cart_subtotal', min: 10_000 },
      limits: [{ on: 'redemptions', per: 'client', max: 2 }],
    },
    ({ client, value }, { uses }) => {
      if (client === null) return 'client_required';
      if (uses.filter(({ invoice }) => invoice.client === client).length >= 2) return 'client_used_up';
      if (value < 10_000n) return 'cart_subtotal_below_minimum';
      const discount = percentOf(value, 10n);
      return discount > 2000n ? 2000n : discount;
    },
  ],
  [
    'an amount, once a client and week, as long as the budget lasts',
    {
      discount: { kind: 'amount', amount: 500 },
      limits: [
        { on: 'redemptions', per: 'client', period: 'week', max: 1 },
        { on: 'discount', max: 70_250 },
      ],
    },
    (invoice, { uses }) => {
      if (invoice.client === null) return 'client_required';
      const before = uses.filter(({ invoice: { client } }) => client === invoice.client);
      if (before.some((use) => weekOf(use.invoice) === weekOf(invoice))) return 'period_used_up';
      const discount = invoice.value < 500n ? invoice.value : 500n;
      const given = uses.reduce((sum, use) => sum + use.discount, 0n);
      return given + discount > 70_250n ? 'budget_used_up' : discount;
    },
  ],
  [
    'the first order of a client, five a day',
    {
      discount: { kind: 'percent', percent: 15 },
      eligibility: { rule: 'nth_order', equals: 1 },
      limits: [{ on: 'redemptions', per: 'coupon', period: 'day', max: 5 }],
    },
    ({ client, value, at }, { orders, uses }) => {
      const day = at.slice(0, 10);
      if (uses.filter(({ invoice }) => invoice.at.startsWith(day)).length >= 5) return 'period_used_up';
      if (client === null) return 'nth_order_unknown';
      if (orders.some((order) => order.client === client)) return 'nth_order_too_late';
      return percentOf(value, 15n);
    },
  ],
  [
    'some products, whoever buys them',
    {
      discount: {
        kind: 'percent',
        percent: 50,
        target: { on: 'items', match: { sku: { in: ['85123A', '22423'] } } },
      },
    },
    ({ lines }) => {
      const meant = lines.filter(({ sku }) => sku === '85123A' || sku === '22423');
      if (meant.length === 0) return 'no_line_matches';
      return percentOf(
        meant.reduce((sum, { quantity, price }) => sum + quantity * price, 0n),
        50n,
      );
    },
  ],
];

describe.each(CASES)('%s', (_what, fields, rule) => {
  it('is what a naive replay of December 2010 says', async () => {
    const { report } = await simulate(coupon(fields), 'csv', () => createReadStream(EXAMPLE));
    const naive = naiveReplay(INVOICES, rule);
    expect(report.replayed).toMatchObject({
      orders: INVOICES.length,
      value: Number(INVOICES.reduce((sum, { value }) => sum + value, 0n)),
    });
    expect({
      ...{ orders: report.applied.orders, clients: report.applied.clients, total: report.discount.total },
      refused: Object.fromEntries(
        report.refusals.filter(({ orders }) => orders > 0).map(({ reason, orders }) => [reason, orders]),
      ),
      days: Object.fromEntries(
        report.days.filter(({ applied }) => applied > 0).map(({ day, discount }) => [day, discount]),
      ),
      largest: report.largest.map(({ orderId }) => orderId),
    }).toEqual(naive);
  });
});

const HEAD = 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country';
const CSV = readFileSync(EXAMPLE, 'utf8');

describe('orders', () => {
  const limited: Partial<NewCouponFields> = { limits: [{ on: 'redemptions', per: 'client', max: 1 }] };

  test('are the same in whatever order they come, and with rows of one apart', async () => {
    const [head = '', ...rows] = CSV.trimEnd().split('\n');
    const mixed = rows.map((row, place) => ({ row, key: (place * 7919) % rows.length }));
    const text = [head, ...mixed.toSorted((a, b) => a.key - b.key).map(({ row }) => row)].join('\n');
    const { report } = await simulateText(text, 'csv', limited);
    const sorted = (await simulateText(CSV, 'csv', limited)).report;
    // Orders of one minute stay as they come, so which of a client's two is first may differ; what is counted does not.
    expect(report.replayed).toEqual(sorted.replayed);
    expect(report.applied.clients).toEqual(sorted.applied.clients);
    expect(report.days.map(({ day, orders, value }) => [day, orders, value])).toEqual(
      sorted.days.map(({ day, orders, value }) => [day, orders, value]),
    );
  });

  test('are whose one of their rows says, at the earliest of their times, wherever the rows stand', async () => {
    const one = ['1,A,,1,2010-12-02 08:00:00,10,,', '1,B,,1,2010-12-01 08:00:00,10,ann,France'];
    const other = '2,A,,1,2010-12-03 09:00:00,10,ann,France';
    const france: Partial<NewCouponFields> = {
      eligibility: { rule: 'cart_attribute', name: 'country', is: { text: { in: ['France'] } } },
    };
    const rows = (...all: string[]) => simulateText([HEAD, ...all].join('\n'), 'csv', france);
    const together = (await rows(...one, other)).report;
    expect(together.replayed).toEqual({ orders: 2, clients: 1, guestOrders: 0, value: 3000 });
    expect(together.days.map(({ day, applied }) => [day, applied])).toEqual([
      ['2010-12-01', 1],
      ['2010-12-03', 1],
    ]);
    expect((await rows(one[0] ?? '', other, one[1] ?? '')).report).toEqual(together);
  });

  test('are the same as JSON lines', async () => {
    const lines = INVOICES.map(({ id, at, client, lines: bought }) =>
      JSON.stringify({
        ...{ orderId: id, at: `${at.replace(' ', 'T')}Z`, client },
        cart: {
          currency: 'GBP',
          lines: bought.map(({ sku, quantity, price }, place) => ({
            ...{ id: String(place + 1), sku, quantity: Number(quantity), unitPrice: Number(price) },
          })),
        },
      }),
    );
    const fromJson = await simulateText(`${lines.join('\r\n')}\n\n`, 'jsonl', limited);
    const fromCsv = await simulateText(CSV, 'csv', limited);
    expect(fromJson.report).toEqual(fromCsv.report);
  });

  test('are untidy, and nothing is left out silently', async () => {
    const { leftOut } = await simulateText(CSV);
    const counts = Object.fromEntries(leftOut.map(({ reason, count }) => [reason, count]));
    expect(counts).toEqual({
      ...{ cancelled: 89, no_lines: 12, worth_nothing: 21, returned: 12 },
      ...{ given_away: 79, no_client: 42 },
    });
    // 512 invoices: those that are replayed, and those that are told.
    expect(INVOICES.length + 89 + 12 + 21).toBe(512);
  });

  test.each([
    ['as a spreadsheet in America writes dates', '12/1/2010 8:26', '2010-12-01T08:26:00.000Z'],
    ['in summer', '2011-07-01 08:26', '2011-07-01T07:26:00.000Z'],
    ['with an offset', '2011-07-01T08:26:00+02:00', '2011-07-01T06:26:00.000Z'],
  ])('are at the time of the coupon’s zone: %s', async (_what, time, expected) => {
    const { report } = await simulateText(`${HEAD}\n1,A,,1,${time},2.5,,\n`);
    expect(new Date(report.firstAt ?? 0).toISOString()).toBe(expected);
  });

  test('have columns of other names, in another order, with a mark at the beginning and empty rows', async () => {
    const text = '\uFEFFprice,Customer ID,sku,quantity,date,order_id\r\n2.555,,A,2,2010-12-01,7\r\n\r\n';
    const { report } = await simulateText(text);
    expect(report.replayed).toEqual({ orders: 1, clients: 0, guestOrders: 1, value: 512 });
  });

  test('may have a description beside a name, columns without a name, and empty rows before them', async () => {
    const { report } = await simulateText(`\n\n${HEAD},name,,\n7,A,red,2,2010-12-01,2.5,,UK,mug,,\n`);
    expect(report.replayed).toMatchObject({ orders: 1, value: 500 });
  });

  test.each([
    [
      'semicolons and a decimal comma',
      '\uFEFFInvoiceNo;StockCode;Description;Quantity;InvoiceDate;UnitPrice\r\n7;A;"one; two";2,0;2010-12-01;2,555\r\n',
    ],
    [
      'semicolons, below an empty row',
      '\r\nInvoiceNo;StockCode;Quantity;InvoiceDate;UnitPrice\r\n7;A;2;2010-12-01;2,555\r\n',
    ],
    [
      'semicolons and a decimal point',
      'InvoiceNo;StockCode;Description;Quantity;InvoiceDate;UnitPrice\n7;A;one, two, three;2;2010-12-01;2.555\n',
    ],
    [
      'what its first line says',
      '\uFEFFsep=;\r\nInvoiceNo;StockCode;Description;Quantity;InvoiceDate;UnitPrice\r\n7;A;one, two;2;2010-12-01;2,555\r\n',
    ],
    [
      'what its first line says in quotes',
      '"sep=,"\nInvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice\n7,A,one; two,2,2010-12-01,2.555\n',
    ],
    [
      'tabs, as its first line says',
      'SEP=\t\nInvoiceNo\tStockCode\tQuantity\tInvoiceDate\tUnitPrice\n7\tA\t2\t2010-12-01\t2.555\n',
    ],
    [
      'tabs',
      'InvoiceNo\tStockCode\tDescription\tQuantity\tInvoiceDate\tUnitPrice\n7\tA\tone, two; three\t2\t2010-12-01\t2.555',
    ],
  ])('have columns that are separated by %s', async (_what, text) => {
    const { report } = await simulateText(text);
    expect(report.replayed).toMatchObject({ orders: 1, value: 512 });
  });

  test('are forgotten as they are replayed: of a longer file no more is held', async () => {
    const most = await Promise.all([1_000, 30_000].map(mostHeld));
    // What is held is what streams read ahead, and that is the same for both.
    expect(Math.max(...most)).toBeLessThan(400_000);
    expect(await mostHeld(1)).toBe(0);
  });

  test('are JSON lines wherever they are cut in pieces, whatever ends a line and whatever a text has in it', async () => {
    const line = (orderId: string, name: string) =>
      JSON.stringify({
        ...{ orderId, at: '2010-12-01T08:26:00Z', client: 'ann\u2029' },
        cart: { currency: 'GBP', lines: [{ id: '1', sku: 'A', name, quantity: 1, unitPrice: 500 }] },
      });
    const text = `${line('1', 'red\u2028mug')}\r\n${line('2', 'żółty')}\r${line('3', 'blue')}\n{`;
    const [whole, bytes] = [text.slice(0, -2), Buffer.from(text)];
    const inPieces = (end: number) => () =>
      Readable.from(
        [...bytes.subarray(0, end)].map((byte) => Buffer.from([byte])),
        { objectMode: false },
      );
    for (const open of [inPieces(Buffer.byteLength(whole)), () => Readable.from([whole])]) {
      const { report } = await simulate(coupon({}), 'jsonl', open);
      expect(report.replayed).toEqual({ orders: 3, clients: 1, guestOrders: 0, value: 1500 });
    }
    await expect(simulate(coupon({}), 'jsonl', inPieces(bytes.length))).rejects.toThrow('Row 4 is not JSON.');
  });

  test('in another currency are left out', async () => {
    const line = (orderId: string, currency: string) =>
      JSON.stringify({
        ...{ orderId, at: '2010-12-01T08:26:00Z' },
        cart: { currency, lines: [{ id: '1', sku: 'A', quantity: 1, unitPrice: 100 }] },
      });
    const { report, leftOut } = await simulateText(`${line('1', 'GBP')}\n${line('2', 'JPY')}`, 'jsonl');
    expect(report.replayed.orders).toBe(1);
    expect(leftOut).toMatchObject([
      { reason: 'other_currency', count: 1, examples: ['2'] },
      { reason: 'no_client', count: 1, examples: ['1'], isKept: true },
    ]);
  });
});

describe('what can not be read names the row and the column:', () => {
  const row = (change: Partial<Record<string, string>>) =>
    [
      ...[
        '536365',
        '85123A',
        'WHITE, "HEART"',
        '6',
        '2010-12-01 08:26:00',
        '2.55',
        '17850.0',
        'United Kingdom',
      ],
    ]
      .map((cell, place) => change[HEAD.split(',')[place] ?? ''] ?? cell)
      .map((cell) => (/[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
      .join(',');

  it.each([
    ['a price', row({ UnitPrice: 'abc' }), 'Row 3 UnitPrice "abc" is no price, such as 2.55.'],
    ['a price with a comma', row({ UnitPrice: '2,55' }), 'Row 3 UnitPrice "2,55" is no price, such as 2.55.'],
    ['no price', row({ UnitPrice: '' }), 'Row 3 UnitPrice "" is no price, such as 2.55.'],
    ['a quantity', row({ Quantity: '1.5' }), 'Row 3 Quantity "1.5" is no whole number.'],
    ['too many', row({ Quantity: '9999999999' }), 'Row 3 Quantity "9999999999" is more than 1000000000.'],
    [
      'a day that there is not',
      row({ InvoiceDate: '2010-02-30 10:00' }),
      'Row 3 InvoiceDate "2010-02-30 10:00" is no date and time, such as 2010-12-01 08:26:00.',
    ],
    ['no order', row({ InvoiceNo: '' }), 'Row 3 InvoiceNo is empty, and each row is of an order.'],
    ['a row that is cut off', '536365,85123A', 'Row 3 has 2 columns, and the head has 8.'],
    ['quotes that are left open', '536365,"85123A', 'Row 3 is no CSV: a quote is opened and never closed.'],
    [
      'quotes that are left open in a long file',
      `536365,"85123A\n${`${row({})}\n`.replaceAll('"', '').repeat(2000)}`,
      'Row 3 is no CSV: it is longer than 100000 bytes; a quote may not be closed.',
    ],
    [
      'more than can be told',
      row({ UnitPrice: '9999999999', Quantity: '1000000' }),
      'Row 3 UnitPrice "9999999999" makes the order more than can be told.',
    ],
  ])('%s', async (_what, bad, message) => {
    await expect(simulateText(`${HEAD}\n${row({})}\n${bad}\n`)).rejects.toThrow(message);
  });

  it.each([
    ['no head', '', 'Row 1 has no head'],
    [
      'columns that are missing',
      'InvoiceNo,Quantity\n1,2\n',
      'Row 1 has no column StockCode, InvoiceDate, UnitPrice; it has InvoiceNo, Quantity.',
    ],
    ['nothing but empty rows', '\n \n\n', 'Row 1 has no head: the file is empty.'],
    ['a head alone', `${HEAD}\n`, 'Row 1 is a head with no rows below it: the file has no orders.'],
    [
      'a head and empty rows',
      `\n${HEAD}\n \n\n`,
      'Row 2 is a head with no rows below it: the file has no orders.',
    ],
    [
      'a head without names',
      ',,,\n',
      'Row 1 has no column InvoiceNo, StockCode, Quantity, InvoiceDate, UnitPrice; it has no names.',
    ],
    ['a column twice', `${HEAD},quantity \n`, 'Row 1 Quantity is there twice: as Quantity, quantity.'],
    ['a column by two names', `\n${HEAD},SKU\n`, 'Row 2 StockCode is there twice: as StockCode, SKU.'],
    ['a description twice', `${HEAD},Description\n`, 'Row 1 Description is there twice'],
  ])('%s', async (_what, text, message) => {
    await expect(simulateText(text)).rejects.toThrow(message);
  });

  const good = {
    orderId: '1',
    at: '2010-12-01T08:26:00Z',
    cart: { currency: 'GBP', lines: [{ id: '1', sku: 'A', quantity: 1, unitPrice: 1 }] },
  };
  it.each([
    ['no JSON', '{', 'Row 2 is not JSON.'],
    ['an unknown field', JSON.stringify({ ...good, orderID: '2' }), 'Row 2 /orderID'],
    ['a time', JSON.stringify({ ...good, at: 'yesterday' }), 'Row 2 /at'],
    [
      'a negative price',
      JSON.stringify({ ...good, cart: { ...good.cart, lines: [{ ...good.cart.lines[0], unitPrice: -1 }] } }),
      'Row 2 /cart/lines/0/unitPrice',
    ],
    ['an order that is there twice', JSON.stringify(good), 'orderId "1" is there twice.'],
  ])('in JSON lines, %s', async (_what, bad, message) => {
    await expect(simulateText(`${JSON.stringify(good)}\n${bad}`, 'jsonl')).rejects.toThrow(message);
  });

  it('in JSON lines, nothing but empty rows', async () => {
    await expect(simulateText('\n \n', 'jsonl')).rejects.toThrow('Row 1 has no order: the file is empty.');
  });
});
