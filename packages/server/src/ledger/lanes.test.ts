import { setImmediate as nextTurn } from 'node:timers/promises';
import fc from 'fast-check';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Settled } from './execute-batch.ts';
import type { LaneExecutor, LaneResult } from './lane.ts';
import { Abandoned, Lanes, Overloaded } from './lanes.ts';

/** A batch that the executor was given and that the test ends as it likes. */
interface Batch {
  readonly workspaceId: string;
  readonly commands: readonly string[];
  readonly mayWait: boolean;
  readonly begun: Turn | null;
  /** Says that another process has changed what the lane locks. */
  readonly seeForeign: () => void;
  /** Says that all is decided and on its way to be stored. */
  store(): Promise<void>;
  /** Answers each command, by default with its own name; `busy` ones are locked elsewhere. */
  end(busy?: (command: string) => boolean): Promise<void>;
  /** Answers exactly this. */
  answer(settled: readonly Settled<LaneResult<string>>[]): Promise<void>;
  fail(error: Error): Promise<void>;
}

/** The turn of a lane. */
interface Turn {
  readonly lane: string;
  giveUp(): Promise<void>;
}

/** A batch that waits for the turn of its lane, until the test gives it. */
interface Asked {
  readonly lane: string;
  give(): Promise<void>;
  refuse(): Promise<void>;
}

/** Lanes whose batches stand still until the test moves them. */
function lanesWith(workers: number) {
  const batches: Batch[] = [];
  const observed: [size: number, milliseconds: number][] = [];
  const asked: Asked[] = [];
  const givenUp: string[] = [];
  const takeTurn = (workspaceId: string, lane: string): Promise<Turn | null> => {
    const { promise, resolve } = Promise.withResolvers<Turn | null>();
    const settle = (turn: Turn | null): Promise<void> => {
      resolve(turn);
      return nextTurn();
    };
    const giveUp = async (): Promise<void> => {
      givenUp.push(lane);
    };
    const name = `${workspaceId}/${lane}`;
    asked.push({ lane: name, give: () => settle({ lane, giveUp }), refuse: () => settle(null) });
    return promise;
  };
  const execute: LaneExecutor<string, string, Turn> = (workspaceId, commands, turn) => {
    const { mayWait, begun, onStoring, onForeign } = turn;
    const { promise, resolve, reject } = Promise.withResolvers<readonly Settled<LaneResult<string>>[]>();
    const answer = (settled: readonly Settled<LaneResult<string>>[]) => {
      resolve(settled);
      return nextTurn();
    };
    batches.push({
      workspaceId,
      commands,
      mayWait,
      begun,
      seeForeign: onForeign,
      store: () => {
        onStoring();
        return nextTurn();
      },
      answer,
      end: (busy = () => false) =>
        answer(commands.map((done) => ({ outcome: busy(done) ? { busyElsewhere: true } : { done } }))),
      fail: (error) => {
        reject(error);
        return nextTurn();
      },
    });
    return promise;
  };
  const lanes = new Lanes<string, string, Turn>(workers, {
    execute,
    takeTurn,
    failureOf: (_, error) => error,
    observe: (...batch) => observed.push(batch),
  });
  /** Submits a command named `lane-number`, so that a name tells its lane. */
  const submit = (command: string, workspaceId = 'shop', isAbandoned = () => false, size = 1) => {
    const lane = command.split('-')[0] ?? '';
    const answer = lanes.submit({ workspaceId, lane, command, isAbandoned, size });
    // A test that looks at a rejection later must not be taken for one that forgot it.
    answer.catch(() => undefined);
    return answer;
  };
  const batch = (index: number): Batch => {
    const found = batches[index];
    if (found === undefined) throw new Error(`Only ${batches.length} batches were begun`);
    return found;
  };
  return { lanes, batches, batch, submit, observed, asked, givenUp };
}

// What counts as held up is a question of time: it stands still unless a test moves it.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
});

const commandsOf = (batches: readonly Batch[]) => batches.map(({ commands }) => commands);

describe('an idle system', () => {
  it('carries a command out at once, in a batch of one that may wait', () => {
    const { batches, submit } = lanesWith(4);
    void submit('a-1');
    expect(batches).toMatchObject([{ workspaceId: 'shop', commands: ['a-1'], mayWait: true }]);
  });

  it('answers with what became of the command', async () => {
    const { batch, submit } = lanesWith(4);
    const answer = submit('a-1');
    await batch(0).end();
    expect(await answer).toBe('a-1');
  });
});

describe('a lane', () => {
  it('has one batch at a time until that is decided, however many workers are free', async () => {
    const { batches, batch, submit } = lanesWith(4);
    void submit('a-1');
    void submit('a-2');
    expect(batches).toHaveLength(1);
    await batch(0).end();
    expect(commandsOf(batches)).toEqual([['a-1'], ['a-2']]);
  });

  it('fills the next batch while one is under way, in the order of arrival', async () => {
    const { batches, batch, submit } = lanesWith(4);
    const answers = ['a-1', 'a-2', 'a-3', 'a-4'].map((command) => submit(command));
    await batch(0).end();
    await batch(1).end();
    expect(commandsOf(batches)).toEqual([['a-1'], ['a-2', 'a-3', 'a-4']]);
    expect(await Promise.all(answers)).toEqual(['a-1', 'a-2', 'a-3', 'a-4']);
  });

  it('counts a command as much as it is worth, and takes no more once a batch is full', async () => {
    const { batches, batch, submit } = lanesWith(1);
    void submit('a-0');
    for (let number = 1; number <= 30; number += 1) void submit(`a-${number}`, 'shop', () => false, 20);
    await batch(0).end();
    await batch(1).end();
    expect(batches.map(({ commands }) => commands.length)).toEqual([1, 13, 13]);
  });

  it('puts at most 256 commands into a batch; the others come next', async () => {
    const { batches, batch, submit } = lanesWith(4);
    const all = Array.from({ length: 301 }, (_, index) => `a-${index}`);
    for (const command of all) void submit(command);
    await batch(0).end();
    await batch(1).end();
    expect(commandsOf(batches)).toEqual([all.slice(0, 1), all.slice(1, 257), all.slice(257)]);
  });

  it('runs beside other lanes while workers are free', () => {
    const { batches, submit } = lanesWith(4);
    void submit('a-1');
    void submit('b-1');
    expect(commandsOf(batches)).toEqual([['a-1'], ['b-1']]);
  });

  it('of one workspace is another one than that of the same name in another workspace', () => {
    const { batches, submit } = lanesWith(4);
    void submit('a-1', 'shop');
    void submit('a-2', 'till');
    expect(batches).toMatchObject([{ workspaceId: 'shop' }, { workspaceId: 'till' }]);
  });
});

describe('lanes that wait while all workers are busy', () => {
  it('share a batch, which may not wait for another process', async () => {
    const { batches, batch, submit } = lanesWith(1);
    for (const command of ['a-1', 'b-1', 'c-1', 'b-2']) void submit(command);
    await batch(0).end();
    expect(batches[1]).toMatchObject({ commands: ['b-1', 'b-2', 'c-1'], mayWait: false });
  });

  it('never share a batch with another workspace', async () => {
    const { batches, batch, submit } = lanesWith(1);
    void submit('a-1', 'shop');
    void submit('b-1', 'shop');
    void submit('c-1', 'till');
    void submit('d-1', 'shop');
    await batch(0).end();
    await batch(1).end();
    expect(batches.slice(1)).toMatchObject([
      { workspaceId: 'shop', commands: ['b-1', 'd-1'] },
      { workspaceId: 'till', commands: ['c-1'] },
    ]);
  });

  it('leave to the next batch what does not fit, and nobody is forgotten', async () => {
    const { batches, batch, submit } = lanesWith(1);
    void submit('x-1');
    const [many, few] = ['a', 'b'].map((lane) =>
      Array.from({ length: 200 }, (_, index) => `${lane}-${index}`),
    );
    for (const command of [...(many ?? []), ...(few ?? [])]) void submit(command);
    await batch(0).end();
    await batch(1).end();
    expect(batches[1]?.commands).toEqual([...(many ?? []), ...(few?.slice(0, 56) ?? [])]);
    expect(batches[2]?.commands).toEqual(few?.slice(56));
  });

  it('are left to another worker when the batch is full', async () => {
    const { batches, batch, submit } = lanesWith(2);
    for (const command of ['x-1', 'y-1']) void submit(command);
    for (let index = 0; index < 512; index += 1) void submit(`${index % 2 === 0 ? 'a' : 'b'}-${index}`);
    await batch(0).end();
    await batch(1).end();
    expect(batches.slice(2).map(({ commands }) => commands.length)).toEqual([256, 256]);
  });
});

describe('a free worker', () => {
  /** A batch of three lanes under way, and a second worker that has nothing to do. */
  async function oneOfTwoBusy() {
    const lanes = lanesWith(2);
    for (const command of ['x-1', 'y-1', 'a-1', 'b-1', 'c-1']) void lanes.submit(command);
    await lanes.batch(0).end();
    await lanes.batch(1).end();
    expect(commandsOf(lanes.batches.slice(2))).toEqual([['a-1', 'b-1', 'c-1']]);
    return lanes;
  }

  it('waits until a batch would be no smaller than all that is under way', async () => {
    const { batches, submit } = await oneOfTwoBusy();
    for (const command of ['d-1', 'e-1']) void submit(command);
    expect(batches).toHaveLength(3);
    void submit('f-1');
    expect(batches[3]?.commands).toEqual(['d-1', 'e-1', 'f-1']);
  });

  it('takes what waits when nothing is under way any more', async () => {
    const { batches, batch, submit } = await oneOfTwoBusy();
    void submit('d-1');
    await batch(2).end();
    expect(batches[3]?.commands).toEqual(['d-1']);
  });

  it('does not wait for a batch that is held up', async () => {
    const { batches, submit } = await oneOfTwoBusy();
    void submit('d-1');
    vi.advanceTimersByTime(100);
    expect(batches[3]?.commands).toEqual(['d-1']);
    vi.advanceTimersByTime(1);
    void submit('e-1');
    expect(batches).toHaveLength(4);
  });

  it('looks again when the batch that was not worth it is joined by no other', async () => {
    const { batches, batch, submit } = await oneOfTwoBusy();
    for (const command of ['d-1', 'e-1', 'f-1', 'g-1']) void submit(command);
    await batch(2).end();
    expect(commandsOf(batches.slice(3))).toEqual([['d-1', 'e-1', 'f-1']]);
    vi.advanceTimersByTime(100);
    expect(commandsOf(batches.slice(4))).toEqual([['g-1']]);
  });
});

describe('a lane whose batch is being stored', () => {
  it('has the next one begin, which waits for it in the database', async () => {
    const { batches, batch, submit } = lanesWith(3);
    void submit('a-1');
    const next = submit('a-2');
    await batch(0).store();
    expect(batches[1]).toMatchObject({ commands: ['a-2'], mayWait: true });
    await batch(0).end();
    await batch(1).end();
    expect(await next).toBe('a-2');
  });

  it('takes those who come later too', async () => {
    const { batches, batch, submit } = lanesWith(3);
    void submit('a-1');
    await batch(0).store();
    expect(batches).toHaveLength(1);
    void submit('a-2');
    expect(batches[1]).toMatchObject({ commands: ['a-2'], mayWait: true });
  });

  it('has no third one begin', async () => {
    const { batches, batch, submit } = lanesWith(4);
    for (const command of ['a-1', 'a-2']) void submit(command);
    await batch(0).store();
    for (const command of ['a-3', 'a-4', 'a-5']) void submit(command);
    await batch(1).store();
    expect(batches).toHaveLength(2);
    await batch(0).end();
    expect(commandsOf(batches.slice(2))).toEqual([['a-3', 'a-4', 'a-5']]);
  });

  it('does not have a third one begin when the second one is through first', async () => {
    const { batches, batch, submit } = lanesWith(4);
    for (const command of ['a-1', 'a-2']) void submit(command);
    await batch(0).store();
    for (const command of ['a-3', 'a-4', 'a-5']) void submit(command);
    await batch(1).end();
    expect(commandsOf(batches.slice(2))).toEqual([['a-3', 'a-4', 'a-5']]);
    void submit('a-6');
    await batch(2).store();
    expect(batches).toHaveLength(3);
  });

  it('has a small one wait until it is through: few big batches take less than many small ones', async () => {
    const { batches, batch, submit } = lanesWith(3);
    for (const command of ['a-1', 'a-2', 'a-3', 'a-4']) void submit(command);
    await batch(0).end();
    for (const command of ['a-5', 'a-6']) void submit(command);
    await batch(1).store();
    expect(batches).toHaveLength(2);
    await batch(1).end();
    expect(batches[2]?.commands).toEqual(['a-5', 'a-6']);
  });

  it('shares no batch with others, for that would not wait', async () => {
    const { batches, batch, submit } = lanesWith(3);
    for (const command of ['a-1', 'b-1', 'a-2', 'c-1', 'd-1', 'e-1']) void submit(command);
    await batch(0).store();
    await batch(1).end();
    await batch(2).end();
    await batch(3).end();
    expect(batches.slice(2)).toMatchObject([
      { commands: ['c-1'] },
      { commands: ['d-1', 'e-1'], mayWait: false },
      { commands: ['a-2'], mayWait: true },
    ]);
  });

  it('leaves one worker that waits for nobody', async () => {
    const { batches, batch, submit } = lanesWith(2);
    for (const command of ['a-1', 'a-2']) void submit(command);
    await batch(0).store();
    expect(batches).toHaveLength(1);
    void submit('b-1');
    expect(batches[1]).toMatchObject({ commands: ['b-1'], mayWait: false });
  });

  it('waits for it as ever when the batch is shared', async () => {
    const { batches, batch, submit } = lanesWith(2);
    for (const command of ['x-1', 'y-1', 'a-1', 'b-1']) void submit(command);
    await batch(0).end();
    await batch(1).end();
    expect(batches[2]).toMatchObject({ commands: ['a-1', 'b-1'], mayWait: false });
    for (const command of ['a-2', 'a-3', 'b-2']) void submit(command);
    await batch(2).store();
    expect(batches).toHaveLength(3);
    await batch(2).end();
    expect(batches[3]?.commands).toEqual(['a-2', 'a-3', 'b-2']);
  });

  it('is answered though that batch lost a race and comes behind the next one', async () => {
    const { batches, batch, submit } = lanesWith(3);
    const answers = [submit('a-1'), submit('a-2')];
    await batch(0).store();
    await batch(0).fail(Object.assign(new pg.DatabaseError('lost', 0, 'error'), { code: '23505' }));
    while (batches.length < 3) await nextTurn();
    expect(commandsOf(batches)).toEqual([['a-1'], ['a-2'], ['a-1']]);
    const later = submit('a-3');
    await batch(2).store();
    await batch(2).end();
    expect(batches).toHaveLength(3);
    await batch(1).store();
    expect(commandsOf(batches.slice(3))).toEqual([['a-3']]);
    await batch(1).end();
    await batch(3).end();
    expect(await Promise.all([...answers, later])).toEqual(['a-1', 'a-2', 'a-3']);
  });
});

describe('a lane that another process has locked', () => {
  it('gets a batch of its own that waits, while the others are answered', async () => {
    const { batches, batch, submit } = lanesWith(2);
    const held = [submit('x-1'), submit('y-1')];
    const answers = ['a-1', 'b-1', 'a-2'].map((command) => submit(command));
    await batch(0).end();
    await batch(2).end((command) => command.startsWith('a'));
    expect(await answers[1]).toBe('b-1');
    expect(batches[3]).toMatchObject({ commands: ['a-1', 'a-2'], mayWait: true });
    await batch(3).end();
    await batch(1).end();
    expect(await Promise.all([...answers, ...held])).toEqual(['a-1', 'b-1', 'a-2', 'x-1', 'y-1']);
  });

  it('keeps the order of those who come back and those who came meanwhile', async () => {
    const { batches, batch, submit } = lanesWith(1);
    for (const command of ['x-1', 'a-1', 'a-2', 'b-1']) void submit(command);
    await batch(0).end();
    void submit('a-3');
    await batch(1).end((command) => command.startsWith('a'));
    expect(batches[2]).toMatchObject({ commands: ['a-1', 'a-2', 'a-3'], mayWait: true });
  });

  it('shares batches again as soon as it was carried out', async () => {
    const { batches, batch, submit } = lanesWith(1);
    for (const command of ['x-1', 'a-1', 'b-1']) void submit(command);
    await batch(0).end();
    await batch(1).end((command) => command.startsWith('a'));
    void submit('a-2');
    void submit('b-2');
    await batch(2).end();
    expect(batches[3]).toMatchObject({ commands: ['b-2', 'a-2'], mayWait: false });
  });

  it('stays alone in its batch when others of its workspace are ready', async () => {
    const { batches, batch, submit } = lanesWith(1);
    for (const command of ['x-1', 'a-1', 'b-1']) void submit(command);
    await batch(0).end();
    void submit('c-1');
    await batch(1).end((command) => command.startsWith('a') || command.startsWith('b'));
    await batch(2).end();
    await batch(3).end();
    expect(commandsOf(batches.slice(2))).toEqual([['c-1'], ['a-1'], ['b-1']]);
  });

  it('stays alone in its batch when its turn comes first', async () => {
    const { batches, batch, submit } = lanesWith(1);
    for (const command of ['x-1', 'a-1', 'b-1']) void submit(command);
    await batch(0).end();
    void submit('b-2');
    await batch(1).end((command) => command.startsWith('a'));
    await batch(2).end();
    expect(commandsOf(batches.slice(2))).toEqual([['a-1'], ['b-2']]);
  });

  it('never takes the last worker: that one waits for nobody', async () => {
    const { batches, batch, submit } = lanesWith(3);
    // All three are locked elsewhere; the third may not wait and says so.
    for (const command of ['a-1', 'b-1', 'c-1']) void submit(command);
    vi.advanceTimersByTime(100);
    expect(batches.map(({ mayWait }) => mayWait)).toEqual([true, true, false]);
    await batch(2).end(() => true);
    expect(batches).toHaveLength(3);
    vi.advanceTimersByTime(100);
    const answer = submit('d-1');
    expect(batch(3)).toMatchObject({ commands: ['d-1'], mayWait: false });
    await batch(3).end();
    expect(await answer).toBe('d-1');
    // Its turn comes when one of those who wait is through.
    await batch(0).end();
    expect(batch(4)).toMatchObject({ commands: ['c-1'], mayWait: true });
  });

  it('may take the only worker, for else it would never be carried out', async () => {
    const { batch, submit } = lanesWith(1);
    for (const command of ['x-1', 'a-1', 'b-1']) void submit(command);
    await batch(0).end();
    await batch(1).end((command) => command.startsWith('a'));
    expect(batch(2)).toMatchObject({ commands: ['a-1'], mayWait: true });
  });
});

describe('an error', () => {
  it('that befell one command is told to its caller alone', async () => {
    const { batch, submit } = lanesWith(1);
    const answers = ['x-1', 'a-1', 'a-2'].map((command) => submit(command));
    await batch(0).end();
    await batch(1).answer([{ error: new Error('poisoned') }, { outcome: { done: 'fine' } }]);
    await expect(answers[1]).rejects.toThrow('poisoned');
    expect(await answers[2]).toBe('fine');
  });

  it('of a whole batch isolates the command that caused it; the others succeed', async () => {
    const { batches, batch, submit } = lanesWith(1);
    const answers = ['x-1', 'a-1', 'a-2', 'a-3'].map((command) => submit(command));
    await batch(0).end();
    await batch(1).fail(new Error('poisoned'));
    await batch(2).fail(new Error('poisoned'));
    await batch(3).end();
    await batch(4).fail(new Error('poisoned'));
    await batch(5).end();
    expect(commandsOf(batches.slice(1))).toEqual([
      ['a-1', 'a-2', 'a-3'],
      ['a-1', 'a-2'],
      ['a-1'],
      ['a-2'],
      ['a-3'],
    ]);
    await expect(answers[2]).rejects.toThrow('poisoned');
    expect([await answers[1], await answers[3]]).toEqual(['a-1', 'a-3']);
  });

  it('is told to those whom an executor forgot', async () => {
    const { batch, submit } = lanesWith(1);
    const answer = submit('a-1');
    await batch(0).answer([]);
    await expect(answer).rejects.toThrow('fewer outcomes than commands');
  });

  it('does not stop the worker', async () => {
    const { batches, batch, submit } = lanesWith(1);
    await expect(Promise.all([submit('a-1'), batch(0).fail(new Error('poisoned'))])).rejects.toThrow(
      'poisoned',
    );
    void submit('b-1');
    expect(batches[1]).toMatchObject({ commands: ['b-1'] });
  });
});

describe('a caller who went away', () => {
  it('is not taken into a batch', async () => {
    const { batches, batch, submit } = lanesWith(1);
    let isGone = false;
    void submit('a-1');
    const gone = submit('a-2', 'shop', () => isGone);
    const stays = submit('a-3');
    isGone = true;
    await batch(0).end();
    await batch(1).end();
    expect(batches[1]?.commands).toEqual(['a-3']);
    await expect(gone).rejects.toBeInstanceOf(Abandoned);
    expect(await stays).toBe('a-3');
  });

  it('leaves no batch of nobody behind', async () => {
    const { lanes, batches, batch, submit, observed } = lanesWith(1);
    void submit('a-1');
    void submit('b-1', 'shop', () => true);
    await batch(0).end();
    await lanes.drain();
    expect(batches).toHaveLength(1);
    expect(observed).toHaveLength(1);
  });

  it('is still answered when the batch is under way', async () => {
    const { batch, submit } = lanesWith(1);
    let isGone = false;
    const answer = submit('a-1', 'shop', () => isGone);
    isGone = true;
    await batch(0).end();
    expect(await answer).toBe('a-1');
  });
});

describe('time', () => {
  it('is over for those who waited more than two seconds, while the worker is held up', async () => {
    const { lanes, batches, batch, submit } = lanesWith(1);
    const taken = submit('a-1');
    const answers = [submit('a-2'), submit('a-3'), submit('b-1')];
    vi.advanceTimersByTime(1_000);
    const late = submit('a-4');
    vi.advanceTimersByTime(1_000);
    lanes.rejectOverdue();
    vi.advanceTimersByTime(1);
    lanes.rejectOverdue();
    for (const answer of answers) await expect(answer).rejects.toBeInstanceOf(Overloaded);
    await batch(0).end();
    await batch(1).end();
    expect(commandsOf(batches)).toEqual([['a-1'], ['a-4']]);
    expect(await Promise.all([taken, late])).toEqual(['a-1', 'a-4']);
  });

  it('is not over after exactly two seconds', async () => {
    const { lanes, batch, submit } = lanesWith(1);
    void submit('a-1');
    const answer = submit('a-2');
    vi.advanceTimersByTime(2_000);
    lanes.rejectOverdue();
    await batch(0).end();
    await batch(1).end();
    expect(await answer).toBe('a-2');
  });

  it('is over too for whom nobody turned away before its batch began', async () => {
    const { batches, batch, submit } = lanesWith(1);
    void submit('a-1');
    const answer = submit('a-2');
    vi.advanceTimersByTime(2_001);
    await batch(0).end();
    await expect(answer).rejects.toBeInstanceOf(Overloaded);
    expect(batches).toHaveLength(1);
  });

  it('that a batch took is reported with its size', async () => {
    const { batch, submit, observed } = lanesWith(1);
    for (const command of ['a-1', 'a-2', 'a-3']) void submit(command);
    vi.advanceTimersByTime(30);
    await batch(0).end();
    vi.advanceTimersByTime(40);
    await batch(1).end();
    expect(observed).toEqual([
      [1, 30],
      [2, 40],
    ]);
  });

  it('that another process held a lock does not make the lanes patient', async () => {
    const { batches, batch, submit } = lanesWith(3);
    for (const command of ['x-1', 'a-1', 'b-1', 'c-1']) void submit(command);
    vi.advanceTimersByTime(100);
    await batch(0).end();
    await batch(1).end((command) => command === 'a-1');
    await batch(2).end((command) => command === 'b-1');
    const held = batches.length;
    vi.advanceTimersByTime(60_000);
    for (const waiting of batches.slice(2)) await waiting.end();
    void submit('y-1');
    void submit('d-1');
    void submit('e-1');
    vi.advanceTimersByTime(200);
    expect(commandsOf(batches.slice(held)).at(-1)).toEqual(['e-1']);
  });
});

describe('lanes with too much in them', () => {
  /** Commands of a lane until newcomers are turned away. */
  function fill({ lanes, submit }: ReturnType<typeof lanesWith>): Promise<string>[] {
    const answers: Promise<string>[] = [];
    while (!lanes.isFull()) answers.push(submit(`a-${answers.length}`));
    return answers;
  }

  it('are full, and have room again when a batch is through', async () => {
    const full = lanesWith(1);
    expect(fill(full).length).toBeGreaterThan(256);
    await full.batch(0).end();
    await full.batch(1).end();
    expect(full.lanes.isFull()).toBe(false);
  });

  it('have room again when those who waited too long were turned away', () => {
    const full = lanesWith(1);
    fill(full);
    vi.advanceTimersByTime(2_001);
    full.lanes.rejectOverdue();
    expect(full.lanes.isFull()).toBe(false);
  });

  it('have room again when those who waited went away', async () => {
    const full = lanesWith(1);
    void full.submit('a-0');
    while (!full.lanes.isFull()) void full.submit('a-1', 'shop', () => true);
    await full.batch(0).end();
    expect(full.batches).toHaveLength(1);
    await full.lanes.drain();
    expect(fill(full).length).toBeGreaterThan(256);
  });

  it('have as much in them as before when commands come back to be queued alone', async () => {
    const full = lanesWith(1);
    void full.submit('x-1');
    const room = fill(full).length;
    await full.batch(0).end();
    expect(full.lanes.isFull()).toBe(false);
    void full.submit('b-1');
    expect(full.lanes.isFull()).toBe(true);
    await full.batch(1).end((command) => command.startsWith('a'));
    expect(full.lanes.isFull()).toBe(true);
    expect(room).toBeGreaterThan(256);
  });

  it('are not full of a burst that one batch can take', () => {
    const { lanes, submit } = lanesWith(1);
    for (let index = 0; index < 255; index += 1) void submit(`a-${index}`);
    vi.advanceTimersByTime(1_000);
    expect(lanes.isFull()).toBe(false);
  });
});

describe('drain', () => {
  it('resolves at once when nothing is under way', async () => {
    await lanesWith(1).lanes.drain();
  });

  it('waits for what is under way and for all that waits behind it', async () => {
    const { lanes, batch, submit } = lanesWith(1);
    for (const command of ['a-1', 'a-2', 'b-1']) void submit(command);
    let isDrained = false;
    const drained = lanes.drain().then(() => {
      isDrained = true;
    });
    await batch(0).end();
    expect(isDrained).toBe(false);
    await batch(1).end((command) => command.startsWith('b'));
    expect(isDrained).toBe(false);
    await batch(2).end();
    await drained;
  });
});

describe('whatever comes in whatever order', () => {
  const submit = fc.record({
    workspaceId: fc.constantFrom('shop', 'till'),
    lane: fc.constantFrom('a', 'b', 'c', 'd'),
  });
  /** One of the batches under way is decided. */
  const store = fc.record({ stored: fc.nat({ max: 7 }) });
  /** So much time passes. */
  const pause = fc.record({ ms: fc.constantFrom(1, 60) });
  /** Ends one of the batches under way; lanes that are `locked` come back if the batch may not wait. */
  const end = fc.record({ which: fc.nat({ max: 7 }), locked: fc.subarray(['a', 'b', 'c', 'd']) });
  const story = fc.array(fc.oneof(submit, store, end, pause), { maxLength: 60, size: 'max' });

  it('each command is carried out once, in the order of its lane, never decided beside another of its lane', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 4 }), story, async (workers, steps) => {
        const under = lanesWith(workers);
        const running = new Set<Batch>();
        const storing = new Set<Batch>();
        const decided = new Map<string, string[]>();
        const submitted = new Map<string, string[]>();
        const answers: Promise<string>[] = [];
        let seen = 0;
        const look = () => {
          for (const batch of under.batches.slice(seen)) running.add(batch);
          seen = under.batches.length;
          checkRunning([...running], storing, workers);
        };
        const decide = (batch: Batch, isBusy: (command: string) => boolean) => {
          if (storing.has(batch)) return;
          for (const command of batch.commands) {
            if (!isBusy(command)) append(decided, `${batch.workspaceId} ${laneOf(command)}`, command);
          }
        };
        const finish = async (batch: Batch, locked: readonly string[]) => {
          const isBusy = (command: string) => !batch.mayWait && locked.includes(laneOf(command));
          decide(batch, isBusy);
          running.delete(batch);
          await batch.end(isBusy);
        };
        const some = (which: number) => [...running][which % Math.max(running.size, 1)];
        for (const [index, step] of steps.entries()) {
          if ('ms' in step) {
            vi.advanceTimersByTime(step.ms);
          } else if ('lane' in step) {
            const command = `${step.lane}-${index}`;
            append(submitted, `${step.workspaceId} ${step.lane}`, command);
            answers.push(under.submit(command, step.workspaceId));
          } else if ('stored' in step) {
            const batch = some(step.stored);
            // A batch that may not wait comes back with what is locked elsewhere when it ends.
            if (batch?.mayWait) {
              decide(batch, () => false);
              storing.add(batch);
              await batch.store();
            }
          } else {
            const batch = some(step.which);
            if (batch !== undefined) await finish(batch, step.locked);
          }
          look();
        }
        for (const drained = under.lanes.drain(); running.size > 0; await nextTurn()) {
          void drained;
          for (const batch of running) await finish(batch, []);
          look();
        }
        expect(decided).toEqual(submitted);
        const all = [...submitted.values()].flat();
        expect((await Promise.all(answers)).sort()).toEqual(all.sort());
      }),
      { numRuns: 300 },
    );
  });

  function checkRunning(running: readonly Batch[], storing: ReadonlySet<Batch>, workers: number): void {
    expect(running.length).toBeLessThanOrEqual(workers);
    const lanesOf = ({ workspaceId, commands }: Batch) =>
      [...new Set(commands.map(laneOf))].map((lane) => `${workspaceId} ${lane}`);
    const deciding = running.filter((batch) => !storing.has(batch)).flatMap(lanesOf);
    expect(new Set(deciding).size).toBe(deciding.length);
    const underWay = running.flatMap(lanesOf);
    for (const lane of underWay) {
      expect(underWay.filter((other) => other === lane).length).toBeLessThanOrEqual(2);
    }
    const waiting = running.filter(({ mayWait }) => mayWait);
    expect(waiting.length).toBeLessThanOrEqual(Math.max(1, workers - 1));
    for (const { commands } of waiting) expect(new Set(commands.map(laneOf)).size).toBe(1);
  }

  function laneOf(command: string): string {
    return command.split('-')[0] ?? '';
  }

  function append(to: Map<string, string[]>, key: string, command: string): void {
    to.set(key, [...(to.get(key) ?? []), command]);
  }
});

describe('a lane that another process contends for', () => {
  /** Another process has changed what the lane `a` locks, as a batch of it has seen. */
  async function contended(workers = 4) {
    const lanes = lanesWith(workers);
    void lanes.submit('a-1');
    lanes.batch(0).seeForeign();
    await lanes.batch(0).end();
    return lanes;
  }

  it('is filled when it is its turn, with whoever has come by then', async () => {
    const { asked, batch, batches, submit } = await contended();
    const answers = ['a-2', 'a-3'].map((command) => submit(command));
    expect(commandsOf(batches)).toEqual([['a-1']]);
    expect(asked).toMatchObject([{ lane: 'shop/a' }]);
    answers.push(submit('a-4'));
    await asked[0]?.give();
    expect(batches[1]).toMatchObject({
      commands: ['a-2', 'a-3', 'a-4'],
      mayWait: true,
      begun: { lane: 'a' },
    });
    await batch(1).end();
    expect(await Promise.all(answers)).toEqual(['a-2', 'a-3', 'a-4']);
  });

  it('does without the turn when that can not be had', async () => {
    const { asked, batch, submit } = await contended();
    void submit('a-2');
    await asked[0]?.refuse();
    expect(batch(1)).toMatchObject({ commands: ['a-2'], begun: null });
  });

  it('asks for the next turn while the last batch is stored', async () => {
    const { asked, batch, batches, submit } = await contended();
    void submit('a-2');
    await asked[0]?.give();
    void submit('a-3');
    expect(asked).toHaveLength(1);
    await batch(1).store();
    expect(asked).toHaveLength(2);
    expect(batches).toHaveLength(2);
  });

  it('gives its turn up when nobody waits any more', async () => {
    const { asked, batches, submit, givenUp } = await contended();
    const answer = submit('a-2', 'shop', () => true);
    await asked[0]?.give();
    await expect(answer).rejects.toThrow(Abandoned);
    expect(batches).toHaveLength(1);
    expect(givenUp).toEqual(['a']);
  });

  it('uses a turn once: what is tried again takes none', async () => {
    const { asked, batch, batches, submit } = await contended();
    const answer = submit('a-2');
    await asked[0]?.give();
    await batch(1).fail(Object.assign(new pg.DatabaseError('lost', 0, 'error'), { code: '40001' }));
    while (batches.length < 3) await nextTurn();
    expect(batch(2)).toMatchObject({ commands: ['a-2'], begun: null });
    await batch(2).end();
    expect(await answer).toBe('a-2');
  });

  it('has no turn to wait for after sixteen batches of which none has seen the other process', async () => {
    const { asked, batch, submit } = await contended();
    for (let number = 1; number <= 16; number += 1) {
      void submit(`a-${number}`);
      await asked[number - 1]?.give();
      await batch(number).end();
    }
    void submit('a-17');
    expect(asked).toHaveLength(16);
    expect(batch(17)).toMatchObject({ commands: ['a-17'], begun: null });
  });

  it('holds up no other lane, and is another one than that of the same name in another workspace', async () => {
    const { asked, batches, submit } = await contended(2);
    void submit('a-2');
    void submit('b-1');
    void submit('a-3', 'till');
    expect(asked).toHaveLength(1);
    expect(commandsOf(batches)).toEqual([['a-1'], ['b-1']]);
    expect(batches[1]).toMatchObject({ begun: null });
  });

  it('does without its turn where all who may wait are held up by a process that stands still', async () => {
    const { asked, batch, batches, submit } = await contended(3);
    for (const lane of ['b', 'c']) {
      void submit(`${lane}-1`);
      batch(batches.length - 1).seeForeign();
      await batch(batches.length - 1).end();
    }
    for (const command of ['b-2', 'c-2']) void submit(command);
    const answer = submit('a-2');
    expect(asked).toMatchObject([{ lane: 'shop/b' }, { lane: 'shop/c' }]);
    expect(batches).toHaveLength(3);
    vi.advanceTimersByTime(1000);
    expect(asked).toHaveLength(2);
    expect(batches[3]).toMatchObject({ commands: ['a-2'], mayWait: false, begun: null });
    await batch(3).end();
    expect(await answer).toBe('a-2');
  });
});
