import fc from 'fast-check';
import { expect, test } from 'vitest';
import { memoryOfMachine, sharedBuffersFor } from './shared-buffers.ts';

const GIGABYTE = 1024 ** 3;

test.each([
  [0.05, 32],
  [0.5, 128],
  [1, 256],
  [2, 256],
  [4, 512],
  [8, 1024],
  [24, 3072],
  [32, 4096],
  [512, 4096],
])('with %d GB of memory the database keeps %d MB for itself', (gigabytes, megabytes) => {
  expect(sharedBuffersFor(gigabytes * GIGABYTE)).toBe(megabytes);
});

test('more memory never means less of it for the database', () => {
  const memory = fc.double({ min: 0, max: 1024 * GIGABYTE, noNaN: true });
  fc.assert(
    fc.property(memory, memory, (one, other) => {
      const [less, more] = one < other ? [one, other] : [other, one];
      expect(sharedBuffersFor(less)).toBeLessThanOrEqual(sharedBuffersFor(more));
    }),
  );
});

test('this machine has some memory', () => {
  expect(memoryOfMachine()).toBeGreaterThan(0.1 * GIGABYTE);
});
