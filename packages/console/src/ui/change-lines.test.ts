import { expect, test } from 'vitest';
import { changeLines } from './change-lines.ts';

test('own fields are told one by one: those that came, changed and went', () => {
  const from = { brand: 'Acme', season: 'autumn', same: { deep: [1] } };
  const to = { season: 'winter', same: { deep: [1] }, channel: 'mail' };
  expect(changeLines({ attributes: { from, to } })).toEqual([
    { field: 'attributes', part: 'brand', from: 'Acme', to: null },
    { field: 'attributes', part: 'season', from: 'autumn', to: 'winter' },
    { field: 'attributes', part: 'channel', from: null, to: 'mail' },
  ]);
});

test('what has no parts, or words for all of it, is one line', () => {
  const changes = {
    name: { from: 'Winter', to: 'Winter sale' },
    limits: { from: [], to: [{ on: 'activations', max: 3 }] },
    products: { from: ['a'], to: { a: 1 } },
    discount: { from: { kind: 'percent', percent: 10 }, to: { kind: 'percent', percent: 20 } },
  };
  const lines = Object.entries(changes).map(([field, change]) => ({ field, part: null, ...change }));
  expect(changeLines(changes)).toEqual(lines);
});
