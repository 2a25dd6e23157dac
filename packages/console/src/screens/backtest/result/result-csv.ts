import { formatDecimal, minorDigits } from '@couponry/engine';
import type { Backtest } from '../../../api/backtest-queries.ts';

/** What of a result can be had as a file. */
export const EXPORTS = ['days', 'largest', 'refusals', 'with', 'leftOut'] as const;

/**
 * A part of a result as CSV, with amounts as decimals and names of columns that stay the same in every language.
 *
 * @example csvOf('days', result) // 'day,orders,value,applied,applied_value,discount,currency\r\n2010-12-01,...'
 */
export function csvOf(part: (typeof EXPORTS)[number], result: Backtest): string {
  const money = (minor: number) => formatDecimal(minor, minorDigits(result.currency) ?? 2);
  const { currency } = result;
  const tables = {
    days: () => [
      ['day', 'orders', 'value', 'applied', 'applied_value', 'discount', 'currency'],
      ...result.days.map((day) => [
        ...[day.day, day.orders, money(day.value), day.applied, money(day.appliedValue)],
        ...[money(day.discount), currency],
      ]),
    ],
    largest: () => [
      ['order', 'at', 'client', 'value', 'discount', 'currency'],
      ...result.largest.map(({ orderId, at, clientId, value, discount }) => [
        ...[orderId, at, clientId ?? '', money(value), money(discount), currency],
      ]),
    ],
    refusals: () => [
      ['reason', 'orders', 'orders_among_others'],
      ...result.refusals.map(({ code, orders, ordersAmongOthers }) => [code, orders, ordersAmongOthers]),
    ],
    with: () => [
      ['coupon', 'orders', 'orders_together', 'discount', 'other_discount', 'orders_instead', 'currency'],
      ...result.with.map((other) => [
        ...[other.coupon.name, other.orders, other.ordersTogether, money(other.discountTogether)],
        ...[money(other.otherDiscountTogether), other.ordersInstead, currency],
      ]),
    ],
    leftOut: () => [
      ['reason', 'what', 'kept', 'count', 'examples'],
      ...result.leftOut.map(({ reason, what, isKept, count, examples }) => [
        ...[reason, what, isKept ? 'yes' : 'no', count, examples.join(' ')],
      ]),
    ],
  };
  return tables[part]()
    .map((row) => `${row.map(cell).join(',')}\r\n`)
    .join('');
}

/** Quoted where it has to be. What a spreadsheet would carry out as a formula begins with a quote. */
function cell(value: string | number): string {
  const text = typeof value === 'string' && /^[=+@\t\r-]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
