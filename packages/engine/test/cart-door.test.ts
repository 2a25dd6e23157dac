import { describe, expect, it } from 'vitest';
import { evaluate } from '../src/evaluate.ts';
import { bundleCartDoor } from '../tools/bundle-cart-door.ts';
import { readInvoices } from './support/read-invoices.ts';

const MAX_GZIPPED = 20_000;

describe('the cart door for browsers', async () => {
  const { script, gzipped } = await bundleCartDoor();

  it('is under 20 kB as it travels', () => {
    console.log(`evaluate for browsers: ${script.length} bytes, ${gzipped} gzipped`);
    expect(gzipped).toBeLessThan(MAX_GZIPPED);
  });

  it('is one module that asks for nothing and says what the engine says', async () => {
    expect(script).not.toMatch(/\bimport\b|\brequire\b|process\.|node:/);
    const door = await import(`data:text/javascript;base64,${Buffer.from(script).toString('base64')}`);
    const [cart] = readInvoices().carts;
    if (cart === undefined) throw new Error('The example has no invoice');
    const discount = { kind: 'percent', percent: 125_000, cap: null, target: { on: 'order' } } as const;
    const stacking = { priority: 0, group: null, exclusive: false, base: 'reduced' } as const;
    const terms = { currency: 'GBP', timeZone: 'UTC', eligibility: null, discount, stacking };
    const offers = [{ code: 'TENTH', terms, refusals: [], budgetLeft: null, applied: null }];
    expect(door.evaluate(cart, offers, null, 0)).toEqual(evaluate(cart, offers, null, 0));
  });
});
