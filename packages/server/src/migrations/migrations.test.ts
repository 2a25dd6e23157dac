import { readdir } from 'node:fs/promises';
import { expect, test } from 'vitest';

const NUMBER = /^(\d{4})-[a-z0-9-]+\.sql$/;

test('migrations are numbered from one on, each number once: two that are written at the same time have an order', async () => {
  const files = (await readdir(new URL('.', import.meta.url))).filter((name) => name.endsWith('.sql'));
  const numbers = files.toSorted().map((name) => Number(NUMBER.exec(name)?.[1]));
  expect(numbers).toEqual(files.map((_, index) => index + 1));
});
