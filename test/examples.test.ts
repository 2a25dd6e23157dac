import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { evaluate } from '../packages/engine/src/index.ts';
import { tableRows } from './support/document-tables.ts';
import { parseCart } from './support/examples/parse-cart.ts';
import { parseOffers } from './support/examples/parse-offers.ts';
import { tellResult } from './support/examples/tell-result.ts';

const document = readFileSync(new URL('../docs/examples.md', import.meta.url), 'utf8');
const rows = tableRows(document, 'nr', 'cart', 'coupons', 'result', 'why');

describe('the worked examples', () => {
  test('are many, each with a number of its own', () => {
    expect(rows.length).toBeGreaterThanOrEqual(60);
    expect(rows.map(([nr]) => nr)).toEqual(rows.map((_, index) => String(index + 1)));
  });

  test.each(rows)('%s: %s with %s', (_nr, cartText = '', couponText = '', result) => {
    const cart = parseCart(cartText);
    const offers = parseOffers(couponText, cart.currency);
    expect(tellResult(evaluate(cart, offers, null, 0), cart.currency)).toBe(result);
  });
});
