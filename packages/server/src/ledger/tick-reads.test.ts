import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { TickReads } from './tick-reads.ts';

/** A round that stands still until the test answers it. */
interface Round {
  readonly workspaceId: string;
  readonly questions: readonly string[];
  /** Answers each question, by default with its own text in capitals. */
  answer(answers?: readonly string[]): Promise<void>;
  fail(error: Error): Promise<void>;
}

function readsWith(roundsAtOnce: number) {
  const rounds: Round[] = [];
  const reads = new TickReads<string, string>(roundsAtOnce, (workspaceId, questions) => {
    const { promise, resolve, reject } = Promise.withResolvers<readonly string[]>();
    rounds.push({
      workspaceId,
      questions,
      answer: async (answers = questions.map((question) => question.toUpperCase())) => {
        resolve(answers);
        await twoTurns();
      },
      fail: async (error) => {
        reject(error);
        await twoTurns();
      },
    });
    return promise;
  });
  const ask = (question: string, workspaceId = 'shop') => {
    const answer = reads.ask(workspaceId, question);
    // A test that looks at a rejection later must not be taken for one that forgot it.
    answer.catch(() => undefined);
    return answer;
  };
  const round = (index: number): Round => {
    const found = rounds[index];
    if (found === undefined) throw new Error(`Only ${rounds.length} rounds were begun`);
    return found;
  };
  return { rounds, round, ask };
}

/** One turn in which an answer arrives, one in which the next round begins. */
async function twoTurns(): Promise<void> {
  await nextTurn();
  await nextTurn();
}

describe('questions of one turn of the event loop', () => {
  it('are asked together, and each is answered', async () => {
    const { rounds, round, ask } = readsWith(2);
    const answers = ['a', 'b', 'c'].map((question) => ask(question));
    expect(rounds).toHaveLength(0);
    await nextTurn();
    await round(0).answer();
    expect(rounds).toMatchObject([{ workspaceId: 'shop', questions: ['a', 'b', 'c'] }]);
    expect(await Promise.all(answers)).toEqual(['A', 'B', 'C']);
  });

  it('of two workspaces are never asked together', async () => {
    const { rounds, round, ask } = readsWith(2);
    const answers = [ask('a', 'shop'), ask('b', 'till'), ask('c', 'shop')];
    await nextTurn();
    expect(rounds).toMatchObject([
      { workspaceId: 'shop', questions: ['a', 'c'] },
      { workspaceId: 'till', questions: ['b'] },
    ]);
    await round(1).answer();
    await round(0).answer();
    expect(await Promise.all(answers)).toEqual(['A', 'B', 'C']);
  });

  it('are at most 256 a round; the others have a round of their own', async () => {
    const { rounds, round, ask } = readsWith(2);
    const questions = Array.from({ length: 300 }, (_, index) => `q${index}`);
    const answers = questions.map((question) => ask(question));
    await nextTurn();
    expect(rounds.map((one) => one.questions)).toEqual([questions.slice(0, 256), questions.slice(256)]);
    await round(1).answer();
    await round(0).answer();
    expect(await Promise.all(answers)).toEqual(questions.map((question) => question.toUpperCase()));
  });
});

describe('questions that arrive while earlier rounds are under way', () => {
  it('have a round of their own as long as there may be another', async () => {
    const { rounds, ask } = readsWith(2);
    void ask('a');
    await nextTurn();
    void ask('b');
    await nextTurn();
    expect(rounds.map(({ questions }) => questions)).toEqual([['a'], ['b']]);
  });

  it('wait together until one is through', async () => {
    const { rounds, round, ask } = readsWith(1);
    void ask('a');
    await nextTurn();
    const answers = [ask('b')];
    await nextTurn();
    answers.push(ask('c'));
    await nextTurn();
    expect(rounds).toHaveLength(1);
    await round(0).answer();
    expect(rounds.map(({ questions }) => questions)).toEqual([['a'], ['b', 'c']]);
    await round(1).answer();
    expect(await Promise.all(answers)).toEqual(['B', 'C']);
  });

  it('take turns by workspace, the oldest first', async () => {
    const { rounds, round, ask } = readsWith(1);
    void ask('a', 'shop');
    await nextTurn();
    void ask('b', 'till');
    void ask('c', 'shop');
    void ask('d', 'till');
    await round(0).answer();
    expect(rounds).toHaveLength(2);
    await round(1).answer();
    expect(rounds.slice(1)).toMatchObject([
      { workspaceId: 'till', questions: ['b', 'd'] },
      { workspaceId: 'shop', questions: ['c'] },
    ]);
  });
});

describe('a round that fails', () => {
  it('rejects all its questions and none of another', async () => {
    const { round, ask } = readsWith(2);
    const failed = [ask('a', 'shop'), ask('b', 'shop')];
    const fine = ask('c', 'till');
    await nextTurn();
    await round(0).fail(new Error('away'));
    await round(1).answer();
    await expect(failed[0]).rejects.toThrow('away');
    await expect(failed[1]).rejects.toThrow('away');
    expect(await fine).toBe('C');
  });

  it('makes room for the next one', async () => {
    const { round, ask } = readsWith(1);
    void ask('a');
    await nextTurn();
    const next = ask('b');
    await round(0).fail(new Error('away'));
    await round(1).answer();
    expect(await next).toBe('B');
  });

  it('is one that answers too little: nobody is told nothing', async () => {
    const { round, ask } = readsWith(1);
    const answers = [ask('a'), ask('b')];
    await nextTurn();
    await round(0).answer(['A']);
    await expect(answers[0]).rejects.toThrow('fewer answers than questions');
    await expect(answers[1]).rejects.toThrow('fewer answers than questions');
  });

  it('may throw before it has asked anything', async () => {
    const reads = new TickReads<string, string>(1, () => {
      throw new Error('no connection');
    });
    await expect(reads.ask('shop', 'a')).rejects.toThrow('no connection');
    await expect(reads.ask('shop', 'b')).rejects.toThrow('no connection');
  });
});
