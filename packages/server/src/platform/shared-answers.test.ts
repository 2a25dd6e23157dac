import { expect, test } from 'vitest';
import { SharedAnswers } from './shared-answers.ts';

/** Readings that end when the test says so; each answers how many were begun before it. */
function readings() {
  const begun: { resolve(): void; reject(error: Error): void }[] = [];
  const read = () =>
    new Promise<number>((resolve, reject) => {
      const place = begun.length;
      begun.push({ resolve: () => resolve(place), reject });
    });
  return { begun, read };
}

test('who asks while the same is read waits for the reading after it, together with all others', async () => {
  const shared = new SharedAnswers<number>();
  const { begun, read } = readings();
  const first = shared.ask('a', read);
  const others = [shared.ask('a', read), shared.ask('a', read)];
  expect(begun).toHaveLength(1);
  begun[0]?.resolve();
  expect(await first).toBe(0);
  await Promise.resolve();
  expect(begun).toHaveLength(2);
  const late = shared.ask('a', read);
  begun[1]?.resolve();
  expect(await Promise.all(others)).toEqual([1, 1]);
  await Promise.resolve();
  begun[2]?.resolve();
  expect(await late).toBe(2);
});

test('who asks something else, or when nothing is read any more, waits for nobody', async () => {
  const shared = new SharedAnswers<number>();
  const { begun, read } = readings();
  const [a, b] = [shared.ask('a', read), shared.ask('b', read)];
  expect(begun).toHaveLength(2);
  for (const reading of begun) reading.resolve();
  expect(await Promise.all([a, b])).toEqual([0, 1]);
  void shared.ask('a', read);
  expect(begun).toHaveLength(3);
});

test('a reading that fails is told to those who waited for it, and not to those after them', async () => {
  const shared = new SharedAnswers<number>();
  const { begun, read } = readings();
  const first = shared.ask('a', read);
  const second = shared.ask('a', read);
  begun[0]?.reject(new Error('away'));
  await expect(first).rejects.toThrow('away');
  await Promise.resolve();
  begun[1]?.resolve();
  expect(await second).toBe(1);
});
