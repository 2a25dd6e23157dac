import { readFileSync } from 'node:fs';
import { ROUTES_V1 } from '@couponry/contract';
import { expect, test } from 'vitest';
import { GROUPS } from '../src/operations.ts';
import { operationsText } from '../tools/operations-text.ts';

test('the methods of the SDK are those of the table; else run `npm run operations --workspace packages/sdk`', () => {
  expect(readFileSync(new URL('../src/operations.ts', import.meta.url), 'utf8')).toBe(operationsText());
});

test('each method has a name of its own', () => {
  const ids = Object.values(GROUPS).flatMap((group) => Object.values(group).map(({ id }) => id));
  expect(ids.toSorted()).toEqual(Object.keys(ROUTES_V1).toSorted());
});
