import { setImmediate as nextTurn } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { Turns } from './turns.ts';

describe('what is done in turns of the event loop', () => {
  it('is done at once up to the share of a turn, and the rest in its order in later turns', async () => {
    const done: number[] = [];
    const turns = new Turns<number>(3, (item) => done.push(item));
    for (let item = 0; item < 8; item += 1) turns.add(item);
    expect(done).toEqual([0, 1, 2]);
    await nextTurn();
    expect(done).toEqual([0, 1, 2, 3, 4, 5]);
    await nextTurn();
    expect(done).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });

  it('leaves room for others between two turns', async () => {
    const seen: string[] = [];
    const turns = new Turns<string>(1, (item) => seen.push(item));
    for (const item of ['a', 'b', 'c']) turns.add(item);
    setImmediate(() => seen.push('others'));
    await nextTurn();
    await nextTurn();
    await nextTurn();
    expect(seen.indexOf('others')).toBeLessThan(seen.indexOf('c'));
    expect(seen.filter((what) => what !== 'others')).toEqual(['a', 'b', 'c']);
  });

  it('says how long each has waited for its turn', async () => {
    const waits: boolean[] = [];
    const turns = new Turns<string>(1, (_item, waited) => waits.push(waited > 0));
    for (const item of ['a', 'b']) turns.add(item);
    await nextTurn();
    expect(waits).toEqual([false, true]);
  });

  it('lets nobody who comes later overtake who waits', async () => {
    const done: number[] = [];
    const turns = new Turns<number>(2, (item) => done.push(item));
    for (let item = 0; item < 4; item += 1) turns.add(item);
    await nextTurn();
    turns.add(4);
    turns.add(5);
    await nextTurn();
    turns.add(6);
    await nextTurn();
    await nextTurn();
    expect(done).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  it('does all of what comes once it has been idle', async () => {
    const done: number[] = [];
    const turns = new Turns<number>(2, (item) => done.push(item));
    turns.add(0);
    await nextTurn();
    await nextTurn();
    turns.add(1);
    turns.add(2);
    expect(done).toEqual([0, 1, 2]);
  });

  it('keeps nothing of what is done while somebody always waits', async () => {
    const collectGarbage = garbageCollector();
    const turns = new Turns<object>(1, () => undefined);
    turns.add({});
    const first = addOne(turns);
    for (let turn = 0; turn < 3; turn += 1) {
      turns.add({});
      turns.add({});
      await nextTurn();
    }
    collectGarbage();
    expect(first.deref()).toBeUndefined();
  });
});

/** In a function of its own, so that no variable holds the item. */
function addOne(turns: Turns<object>): WeakRef<object> {
  const item = {};
  turns.add(item);
  return new WeakRef(item);
}

function garbageCollector(): () => void {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
}
