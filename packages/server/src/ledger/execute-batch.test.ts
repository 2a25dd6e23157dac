import pg from 'pg';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { DatabaseUnavailable } from '../platform/database-unavailable.ts';
import { executeBatch, type Settled } from './execute-batch.ts';

/** No jitter, so that no test waits. */
const noJitter = () => 0;

/** An error as the database tells it. */
function databaseError(sqlstate: string): Error {
  return Object.assign(new pg.DatabaseError(`SQLSTATE ${sqlstate}`, 0, 'error'), { code: sqlstate });
}

/** Work that fails as `failure` says for what it is given, and writes down what it was given. */
function workThat(failure: (items: readonly string[], attempt: number) => unknown) {
  const given: string[] = [];
  const work = async (items: readonly string[]): Promise<readonly Settled<string>[]> => {
    given.push(items.join(''));
    const error = failure(items, given.length);
    if (error !== null) throw error;
    return items.map((item) => ({ outcome: `${item} done` }));
  };
  return { given, work };
}

/** Work that fails with this error for every batch that has one of these items. */
function poisonedBy(poisoned: string, error: Error) {
  return workThat((items) => (items.some((item) => poisoned.includes(item)) ? error : null));
}

const done = (items: string) => [...items].map((item) => ({ outcome: `${item} done` }));

describe('a batch', () => {
  it('is answered in its order', async () => {
    const { given, work } = workThat(() => null);
    expect(await executeBatch([...'abc'], work, noJitter)).toEqual(done('abc'));
    expect(given).toEqual(['abc']);
  });

  it('tells the error of one item to that item alone', async () => {
    const own = { error: new Error('only mine') };
    const settled = await executeBatch([...'ab'], async () => [own, { outcome: 'b done' }], noJitter);
    expect(settled).toEqual([own, { outcome: 'b done' }]);
  });
});

describe('a race that was lost', () => {
  it.each(['40001', '40P01', '55P03', '23505'])('(%s) is decided anew, as a whole', async (sqlstate) => {
    const { given, work } = workThat((_, attempt) => (attempt < 3 ? databaseError(sqlstate) : null));
    expect(await executeBatch([...'abc'], work, noJitter)).toEqual(done('abc'));
    expect(given).toEqual(['abc', 'abc', 'abc']);
  });

  it('five times is too much to do: nothing was done, and all are told to come back', async () => {
    const lost = databaseError('40001');
    const { given, work } = workThat(() => lost);
    const settled = await executeBatch([...'ab'], work, noJitter);
    expect(given).toEqual(['ab', 'ab', 'ab', 'ab', 'ab']);
    expect(settled).toEqual([
      { error: expect.any(DatabaseUnavailable) },
      { error: expect.any(DatabaseUnavailable) },
    ]);
    expect(settled).toMatchObject([
      { error: { outcome: 'none', cause: lost } },
      { error: { outcome: 'none' } },
    ]);
  });

  it('for a row that is there again and again is the fault of one: the others do not suffer for it', async () => {
    const { work } = poisonedBy('b', databaseError('23505'));
    const settled = await executeBatch([...'abc'], work, noJitter);
    expect(settled).toMatchObject([...done('a'), { error: { outcome: 'none' } }, ...done('c')]);
  });

  it('may be won at the fifth try', async () => {
    const { given, work } = workThat((_, attempt) => (attempt < 5 ? databaseError('55P03') : null));
    expect(await executeBatch(['a'], work, noJitter)).toEqual(done('a'));
    expect(given).toHaveLength(5);
  });

  it('is tried again after a pause that grows, up to 20 ms more each time', async () => {
    const asked: number[] = [];
    const random = () => {
      asked.push(asked.length);
      return 0;
    };
    const { work } = workThat((_, attempt) => (attempt < 4 ? databaseError('40P01') : null));
    await executeBatch(['a'], work, random);
    expect(asked).toHaveLength(3);
  });
});

describe('a database that is away', () => {
  it('before anything was stored is tried again', async () => {
    const { given, work } = workThat((_, attempt) => (attempt < 3 ? new DatabaseUnavailable('none') : null));
    expect(await executeBatch([...'ab'], work, noJitter)).toEqual(done('ab'));
    expect(given).toEqual(['ab', 'ab', 'ab']);
  });

  it('five times is told to all, and the batch is not halved', async () => {
    const away = new DatabaseUnavailable('none');
    const { given, work } = workThat(() => away);
    expect(await executeBatch([...'ab'], work, noJitter)).toEqual([{ error: away }, { error: away }]);
    expect(given).toEqual(['ab', 'ab', 'ab', 'ab', 'ab']);
  });

  it.each([
    [500, 5],
    [1_999, 2],
    [2_001, 1],
  ])(
    'and takes %d ms to be found away is asked %d times: nobody waits for long',
    async (milliseconds, times) => {
      vi.useFakeTimers({ toFake: ['performance'] });
      const away = new DatabaseUnavailable('none');
      const { given, work } = workThat(() => {
        vi.advanceTimersByTime(milliseconds);
        return away;
      });
      expect(await executeBatch(['a'], work, noJitter)).toEqual([{ error: away }]);
      expect(given).toHaveLength(times);
    },
  );

  afterEach(() => {
    vi.useRealTimers();
  });

  it('while a commit was under way is never tried again: it may have happened', async () => {
    const unknown = new DatabaseUnavailable('unknown');
    const { given, work } = workThat(() => unknown);
    expect(await executeBatch([...'ab'], work, noJitter)).toEqual([{ error: unknown }, { error: unknown }]);
    expect(given).toEqual(['ab']);
  });
});

describe('any other error', () => {
  const poison = databaseError('22021');

  it('halves the batch until the culprit stands alone; the others succeed, in their order', async () => {
    const { given, work } = poisonedBy('c', poison);
    const settled = await executeBatch([...'abcdefgh'], work, noJitter);
    expect(settled).toEqual([...done('ab'), { error: poison }, ...done('defgh')]);
    expect(given).toEqual(['abcdefgh', 'abcd', 'ab', 'cd', 'c', 'd', 'efgh']);
  });

  it('finds several culprits', async () => {
    const { work } = poisonedBy('aeg', poison);
    const settled = await executeBatch([...'abcdefg'], work, noJitter);
    expect(settled.map((item) => 'error' in item)).toEqual([true, false, false, false, true, false, true]);
  });

  it('of a single item is told at once', async () => {
    const { given, work } = poisonedBy('a', poison);
    expect(await executeBatch(['a'], work, noJitter)).toEqual([{ error: poison }]);
    expect(given).toEqual(['a']);
  });

  it('may be a mistake of the program', async () => {
    const mistake = new TypeError('undefined is no function');
    const { work } = poisonedBy('b', mistake);
    expect(await executeBatch([...'ab'], work, noJitter)).toEqual([...done('a'), { error: mistake }]);
  });

  it('may be thrown though it is no error at all', async () => {
    const { work } = workThat(() => 'a text');
    const [settled] = await executeBatch(['a'], work, noJitter);
    expect(settled).toMatchObject({
      error: { message: 'Unexpected failure (SQLSTATE none)', cause: 'a text' },
    });
  });

  it('gives each half its own five tries', async () => {
    const { given, work } = workThat((items, attempt) => {
      if (items.length === 2) return poison;
      return attempt < 6 || (items[0] === 'b' && attempt < 11) ? databaseError('40001') : null;
    });
    expect(await executeBatch([...'ab'], work, noJitter)).toEqual([...done('a'), ...done('b')]);
    expect(given.join(' ')).toBe('ab a a a a a b b b b b');
  });

  it('does not lose the outcomes of one half when the other one turns out in doubt', async () => {
    const unknown = new DatabaseUnavailable('unknown');
    const { work } = workThat((items) => {
      if (items.length === 2) return poison;
      return items[0] === 'b' ? unknown : null;
    });
    expect(await executeBatch([...'ab'], work, noJitter)).toEqual([...done('a'), { error: unknown }]);
  });
});
