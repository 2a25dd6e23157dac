import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SparingQueue } from './sparing-queue.ts';

const MANY = 1000;

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

function numbersInto(done: number[], queue: SparingQueue): void {
  for (let index = 0; index < MANY; index += 1) queue.add(() => done.push(index));
}

describe('what is done sparingly', () => {
  it('is done at once where little is to be done', () => {
    const done: number[] = [];
    const queue = new SparingQueue();
    queue.add(() => done.push(1));
    vi.advanceTimersByTime(100);
    queue.add(() => done.push(2));
    expect(done).toEqual([1, 2]);
  });

  it('waits where there is too much of it, and none of it is lost or overtaken', () => {
    const done: number[] = [];
    numbersInto(done, new SparingQueue());
    expect(done.length).toBeLessThan(MANY / 10);
    vi.advanceTimersByTime(MANY / 10);
    expect(done.length).toBeLessThan(MANY);
    vi.advanceTimersByTime(MANY);
    expect(done).toEqual(Array.from({ length: MANY }, (_, index) => index));
  });

  it('is done at once again after a rush', () => {
    const done: number[] = [];
    const queue = new SparingQueue();
    numbersInto(done, queue);
    vi.advanceTimersByTime(MANY);
    queue.add(() => done.push(-1));
    expect(done.at(-1)).toBe(-1);
  });
});
