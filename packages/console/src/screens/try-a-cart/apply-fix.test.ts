import { describe, expect, test } from 'vitest';
import { applyFix } from './apply-fix.ts';
import { EMPTY_LINE, sampleTrial } from './trial.ts';

const trial = { ...sampleTrial('GBP'), codes: ['A', 'B'] };

describe('what would help, done to the cart:', () => {
  test('an amount is added as a line of what is meant', () => {
    const match = { category: { in: ['coffee'] } };
    const fixed = applyFix(trial, { type: 'add_amount', amount: 470, match });
    expect(fixed?.lines.at(-1)).toEqual({ ...EMPTY_LINE, category: 'coffee', price: '4.7' });
  });

  test('units are added to a line that is meant, else as one', () => {
    const more = applyFix(trial, { type: 'add_units', quantity: 2, match: { sku: { in: ['MUG'] } } });
    expect(more?.lines.map(({ quantity }) => quantity)).toEqual(['2', '3']);
    const other = applyFix(trial, { type: 'add_units', quantity: 2, match: { sku: { in: ['TEA'] } } });
    expect(other?.lines.at(-1)).toMatchObject({ sku: 'TEA', quantity: '2' });
  });

  test('units are not added to a line of an article of which no more count', () => {
    const match = { sku: { notIn: [trial.lines[0]?.sku ?? ''] } };
    const more = applyFix(trial, { type: 'add_units', quantity: 2, match });
    expect(more?.lines.map(({ quantity }) => quantity)).toEqual(['2', '3']);
    const one = { ...trial, lines: trial.lines.slice(0, 1) };
    const other = applyFix(one, { type: 'add_units', quantity: 2, match });
    expect(other?.lines.map(({ quantity }) => quantity)).toEqual(['2', '2']);
  });

  test('units are added where they cost what is asked for', () => {
    const fix = (unitPrice: object) => ({ type: 'add_units', quantity: 2, match: { unitPrice } }) as const;
    const added = (unitPrice: object) => applyFix(trial, fix(unitPrice))?.lines;
    expect(added({ max: 1000 })?.map(({ quantity }) => quantity)).toEqual(['2', '3']);
    expect(added({ min: 2000 })?.at(-1)).toEqual({ ...EMPTY_LINE, quantity: '2', price: '20' });
    expect(added({ max: 50 })?.at(-1)).toEqual({ ...EMPTY_LINE, quantity: '2', price: '0.5' });
  });

  test('an amount is added as units that cost what is asked for', () => {
    const added = (amount: number, unitPrice: object) =>
      applyFix(trial, { type: 'add_amount', amount, match: { unitPrice } })?.lines.at(-1);
    expect(added(1000, { min: 1000 })).toEqual({ ...EMPTY_LINE, price: '10' });
    expect(added(470, { max: 200 })).toEqual({ ...EMPTY_LINE, quantity: '3', price: '1.57' });
  });

  test('units of which only so many of each line count are added as lines', () => {
    const fix = { type: 'add_units', quantity: 4, maxOfEachLine: 2 } as const;
    const quantities = applyFix(trial, fix)?.lines.map(({ quantity }) => quantity);
    expect(quantities).toEqual(['2', '2', '2', '1']);
    expect(applyFix(trial, { ...fix, quantity: 1000 })).toBeNull();
  });

  test('units are added to the line that is named, or as one line where all are to be of one', () => {
    const twice = { ...trial, lines: [...trial.lines, ...trial.lines] };
    const match = { sku: { in: [trial.lines[0]?.sku ?? ''] } };
    const more = applyFix(twice, { type: 'add_units', quantity: 1, match, lineIds: ['3'] });
    expect(more?.lines.map(({ quantity }) => quantity)).toEqual(['2', '1', '3', '1']);
    const one = applyFix(trial, { type: 'add_units', quantity: 3, match: {}, ofOneLine: true });
    expect(one?.lines.map(({ quantity }) => quantity)).toEqual(['2', '1', '3']);
  });

  test('lines and codes are taken out', () => {
    expect(applyFix(trial, { type: 'remove_lines', lineIds: ['1'] })?.lines).toEqual([trial.lines[1]]);
    expect(applyFix(trial, { type: 'remove_codes', codes: ['A'] })?.codes).toEqual(['B']);
  });

  test('time goes on to the minute in which it holds', () => {
    const fixed = applyFix(trial, { type: 'wait_until', at: new Date(2026, 11, 24, 18, 0, 1).toISOString() });
    expect(fixed?.at).toBe('2026-12-24T18:01');
  });

  test('another shipping or shop is chosen', () => {
    expect(applyFix(trial, { type: 'choose_shipping', in: ['pickup', 'post'] })?.method).toBe('pickup');
    expect(applyFix(trial, { type: 'go_to_location', in: ['leeds'] })?.location).toBe('leeds');
  });

  test('and what no cart can do is left to people', () => {
    expect(applyFix(trial, { type: 'activate' })).toBeNull();
  });
});
