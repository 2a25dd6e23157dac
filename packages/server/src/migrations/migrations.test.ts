import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';

/** Each migration as it is: a new one gets a line here, and none of these ever changes. */
const DIGESTS = {
  '0001-coupons.sql': '769bf6cb33858e21',
  '0002-checkout.sql': '1c0327d2f11e6f63',
  '0003-carts.sql': 'd54e4e387f7efe82',
  '0004-people.sql': '2c2ee18b272d3460',
  '0005-codes.sql': '2306669c850065d8',
  '0006-code-jobs.sql': 'c2b548442d1605fd',
  '0007-statistics.sql': '003634bb8c0db391',
  '0008-erased-clients.sql': '3305e14839897811',
  '0009-jobs.sql': '58cb6981455b6c7f',
  '0010-coupon-timeline.sql': 'c1f784c8a27b6a14',
  '0011-merged-clients.sql': '17030fbf696cba99',
  '0012-coupon-orders.sql': '4675c36a54196e4a',
  '0013-coupon-sums.sql': '24f26d772b4790fa',
  '0014-returned-orders.sql': '027032cac218337e',
  '0015-few-among-many.sql': '0597fb8ec3eb0b06',
  '0016-late-parts.sql': 'ba9be71d705db1a0',
};

const NUMBER = /^(\d{4})-[a-z0-9-]+\.sql$/;

test('migrations are numbered from one on, each number once: two that are written at the same time have an order', async () => {
  const files = (await readdir(new URL('.', import.meta.url))).filter((name) => name.endsWith('.sql'));
  const numbers = files.toSorted().map((name) => Number(NUMBER.exec(name)?.[1]));
  expect(numbers).toEqual(files.map((_, index) => index + 1));
});

test('a migration stays as it is: a database that has it would never see what it got later, and lack that for ever', async () => {
  const files = (await readdir(new URL('.', import.meta.url))).filter((name) => name.endsWith('.sql'));
  const digests = files.toSorted().map(async (name) => {
    const text = await readFile(new URL(name, import.meta.url));
    return [name, createHash('sha256').update(text).digest('hex').slice(0, 16)];
  });
  expect(Object.fromEntries(await Promise.all(digests))).toEqual(DIGESTS);
});
