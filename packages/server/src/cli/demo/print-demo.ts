import { styleText } from 'node:util';
import { printVerdict } from '../audit.ts';
import type { DemoServer, Verdict } from './demo-server.ts';
import { type CouponFigures, countRefused } from './read-figures.ts';

/** What a demo came to. */
export interface DemoResult {
  readonly server: Pick<DemoServer, 'url' | 'isOwn'>;
  readonly orders: number;
  /** Orders whose code was mistyped; they are refused without any coupon. */
  readonly mistyped: number;
  readonly coupons: readonly CouponFigures[];
  readonly audit: Verdict;
}

interface Column {
  readonly title: string;
  readonly toRight: boolean;
  cell(figures: CouponFigures): string;
  /** The cell under all coupons; empty where a sum says nothing. */
  readonly total?: '';
}

const REASONS: Readonly<Record<string, string>> = {
  activations_used_up: 'its limit for all clients together was reached',
  client_used_up: 'the client had used it as often as one client may',
  code_used_up: 'the code had been used as often as it may be',
  client_required: 'a guest, and it has to know the client',
  not_activated: 'the client had not activated it',
  not_yours: 'the code was issued to another client',
  ended: 'the coupon was over',
};

const COLUMNS: readonly Column[] = [
  { title: 'Coupon', toRight: false, cell: ({ name }) => name },
  { title: 'Code', toRight: false, cell: ({ code }) => code ?? 'EAN-13', total: '' },
  { title: 'Issued', toRight: true, cell: ({ issued }) => number(issued) },
  { title: 'Activated', toRight: true, cell: ({ activated }) => number(activated) },
  { title: 'Redeemed', toRight: true, cell: ({ redeemed }) => number(redeemed) },
  { title: 'Clients', toRight: true, cell: ({ clients }) => number(clients), total: '' },
  { title: 'Refused', toRight: true, cell: (figures) => number(countRefused(figures)) },
  { title: 'Discount', toRight: true, cell: ({ discount }) => money(discount) },
];

/** Prints what a demo came to, for people. */
export function printDemo({ orders, mistyped, coupons, audit }: DemoResult): void {
  console.log(`\n${bold(sentence(orders, coupons))}\n`);
  printFigures(coupons);
  console.log(`\n${bold('Why codes were refused')}`);
  printRefusals(coupons, mistyped);
  console.log('');
  if ('notRun' in audit) console.log(`The audit was not run: ${audit.notRun}.`);
  else printVerdict(audit);
}

/** `268 of 390 orders got a discount: GBP 9,318.40 off GBP 95,000.00 (9.8 %).` */
function sentence(orders: number, coupons: readonly CouponFigures[]): string {
  const { redeemed, discount, amount } = sumUp(coupons);
  const share = amount === 0 ? '' : ` (${((100 * discount) / amount).toFixed(1)} %)`;
  return (
    `${number(redeemed)} of ${number(orders)} orders got a discount: ` +
    `GBP ${money(discount)} off GBP ${money(amount)}${share}.`
  );
}

function printFigures(coupons: readonly CouponFigures[]): void {
  const rows = coupons.map((figures) => COLUMNS.map(({ cell }) => cell(figures)));
  const totals = COLUMNS.map(({ cell, total }) => total ?? cell(sumUp(coupons)));
  const widths = COLUMNS.map(({ title }, index) =>
    Math.max(title.length, ...[...rows, totals].map((row) => row[index]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, index) => {
        const width = widths[index] ?? 0;
        return COLUMNS[index]?.toRight ? cell.padStart(width) : cell.padEnd(width);
      })
      .join('  ');
  const rule = dim(widths.map((width) => '─'.repeat(width)).join('  '));
  console.log(line(COLUMNS.map(({ title }) => title)));
  console.log(rule);
  for (const row of rows) console.log(line(row));
  console.log(rule);
  console.log(line(totals));
}

function sumUp(coupons: readonly CouponFigures[]): CouponFigures {
  const sum = (of: (figures: CouponFigures) => number): number =>
    coupons.reduce((all, figures) => all + of(figures), 0);
  // In pence, because pounds of many coupons are no longer exact.
  const pounds = (of: (figures: CouponFigures) => number): number =>
    sum((figures) => Math.round(of(figures) * 100)) / 100;
  return {
    ...{ uuid: '', name: 'All six', codeKind: 'friendly', code: '' },
    issued: sum(({ issued }) => issued),
    activated: sum(({ activated }) => activated),
    redeemed: sum(({ redeemed }) => redeemed),
    clients: sum(({ clients }) => clients),
    refused: { all: sum(countRefused) },
    discount: pounds(({ discount }) => discount),
    amount: pounds(({ amount }) => amount),
  };
}

function printRefusals(coupons: readonly CouponFigures[], mistyped: number): void {
  const ofCoupons = coupons.flatMap(({ name, refused }) =>
    Object.entries(refused).map(([reason, count]) => ({
      name,
      count,
      words: REASONS[reason] ?? reason.replaceAll('_', ' '),
    })),
  );
  const unknown = { name: 'no coupon', count: mistyped, words: 'the code was mistyped, so there is none' };
  const all = [...ofCoupons, unknown].sort((one, other) => other.count - one.count);
  const width = Math.max(...all.map(({ name }) => name.length));
  for (const { name, count, words } of all) {
    console.log(`${number(count).padStart(5)} x  ${name.padEnd(width)}  ${words}`);
  }
}

function number(value: number): string {
  return value.toLocaleString('en-GB');
}

function money(pounds: number): string {
  return pounds.toLocaleString('en-GB', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}

function bold(text: string): string {
  return styleText('bold', text);
}

function dim(text: string): string {
  return styleText('dim', text);
}
