import { beforeAll, expect, test } from 'vitest';
import { ensureConsole } from '../../../tools/console.mjs';
import { firstLoads } from '../tools/first-load.ts';

/** What a phone on a slow network can be asked to load before the first page stands. */
const MOST = 250_000;

beforeAll(async () => {
  expect(await ensureConsole()).toBe(true);
});

test('no page loads more than 250 kB of script when it is the first', () => {
  const loads = firstLoads();
  expect(loads.length).toBeGreaterThan(2);
  expect(loads.filter(({ bytes }) => bytes > MOST)).toEqual([]);
});
