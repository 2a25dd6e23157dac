import { type Evaluation, minorDigits, type OfferResult } from '../../../packages/engine/src/index.ts';

/**
 * What came of an example, as its table tells it: each code with what it takes off and of which lines, or why it is not
 * applied; then what is to be paid, and the tax where it is known.
 *
 * @example 'SALE 1.00 (a 0.33, b 0.33, c 0.34); pay 9.00'
 */
export function tellResult({ results, totals }: Evaluation, currency: string): string {
  const digits = minorDigits(currency) ?? 0;
  const money = (minor: number) => (minor / 10 ** digits).toFixed(digits);
  const pay = `pay ${money(totals.total)}`;
  const tax = totals.tax === null ? [] : [`tax ${money(totals.tax)}`];
  return [...results.map((result) => tellCode(result, money)), pay, ...tax].join('; ');
}

function tellCode(result: OfferResult, money: (minor: number) => string): string {
  const { code, applied, discount, shippingDiscount, allocations, gifts, reasons } = result;
  if (!applied) return `${code} no: ${reasons.map((reason) => tellReason(reason, money)).join(', ')}`;
  const parts = allocations.map(({ lineId, amount }) => `${lineId} ${money(amount)}`).join(', ');
  const given = [
    ...(discount > 0 ? [`${money(discount)} (${parts})`] : []),
    ...(shippingDiscount > 0 ? [`${money(shippingDiscount)} of shipping`] : []),
    ...gifts.map(({ sku, quantity }) => `${quantity} x ${sku} as a gift`),
  ];
  return `${code} ${given.join(' and ')}`;
}

function tellReason(
  { reason, rule, excludedBy, fix }: OfferResult['reasons'][number],
  money: (minor: number) => string,
): string {
  const words = reason.replaceAll('_', ' ');
  if (excludedBy !== undefined) return `${words} ${excludedBy.join(' and ')} (${rule})`;
  if (fix?.type === 'add_amount') return `${words}, add ${money(fix.amount)}`;
  return fix?.type === 'add_units' ? `${words}, add ${fix.quantity}` : words;
}
