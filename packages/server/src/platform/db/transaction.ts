import { setTimeout as delay } from 'node:timers/promises';
import type pg from 'pg';
import { DatabaseUnavailable } from '../database-unavailable.ts';
import { pipeline } from './pipeline.ts';
import { isCancelled, isConnectionLost, isOutOfRoom, isReadOnly, sqlstateOf } from './sqlstate.ts';
import type { Statement, StatementResult } from './statement.ts';

/** How long a commit whose answer was lost is looked for, in milliseconds. */
const IN_DOUBT_PATIENCE = 8000;
const IN_DOUBT_PAUSE = 50;

/** `pg_xact_status` refuses an id that the server has not given out: a crash took it back. */
const FROM_THE_FUTURE = '22023';

/**
 * What a decision wants stored. `witness` finds a row that exists exactly when this transaction has committed; without one a
 * commit whose answer was lost stays unknown.
 */
export interface Decided<Outcome> {
  readonly outcome: Outcome;
  readonly writes: readonly Statement[];
  readonly witness: Statement | null;
}

/** The decision to store nothing. */
export function storingNothing<Outcome>(outcome: Outcome): Decided<Outcome> {
  return { outcome, writes: [], witness: null };
}

/** What is to be asked before something can be told, and the decision on the answers. */
export interface Question<Outcome> {
  readonly ask: readonly Statement[];
  decide(answers: readonly StatementResult[]): Decided<Outcome> | Question<Outcome>;
}

/** A transaction in two round trips: what to lock and load, and the decision between the two. A question takes one more. */
export interface Attempt<Outcome> {
  readonly load: readonly Statement[];
  decide(loaded: readonly StatementResult[]): Decided<Outcome> | Question<Outcome>;
  /** Called when the second round trip has been sent: whoever wants the same rows may begin, and waits for them in the database. */
  readonly onStoring?: () => void;
  /** The transaction to go on with; left out, one is begun with the first round trip. */
  readonly begun?: BegunTransaction | null;
}

/** A transaction that has begun and holds what it has waited for: to be gone on with once, or to be given up. */
export class BegunTransaction {
  readonly client: pg.PoolClient;
  readonly transactionId: string;

  constructor(client: pg.PoolClient, transactionId: string) {
    this.client = client;
    this.transactionId = transactionId;
  }

  /** Ends it; nothing was done. */
  async giveUp(): Promise<void> {
    this.client.release(await abort(this.client, null));
  }
}

const BEGIN: Statement = { name: 'begin', text: 'begin isolation level read committed', values: [] };
const COMMIT: Statement = { name: 'commit', text: 'commit', values: [] };
const ROLLBACK: Statement = { name: 'rollback', text: 'rollback', values: [] };
const TRANSACTION_ID: Statement = {
  name: 'transaction_id',
  text: 'select pg_current_xact_id()::text',
  values: [],
};

/** A transaction whose connection died while it was stored and committed. */
interface Doubt {
  readonly transactionId: string;
  readonly witness: Statement | null;
  readonly cause: Error;
}

/**
 * Locks and loads in one round trip, decides in memory, stores and commits in a second. Resolves only after the commit is
 * certain.
 *
 * @param patience how long a commit whose answer was lost is looked for, in milliseconds
 * @throws DatabaseUnavailable with outcome `none` when the connection went or a statement was cancelled before anything was stored, and `unknown` when
 *   it went during the commit and the database could not be asked in time. Other errors of the database are passed on;
 *   nothing was done then.
 * @example await runTransaction(pool, { load: [lockCoupons(ws, ids)], decide: ([coupons]) => decideAll(coupons) });
 */
export async function runTransaction<Outcome>(
  pool: pg.Pool,
  attempt: Attempt<Outcome>,
  patience: number = IN_DOUBT_PATIENCE,
): Promise<Outcome> {
  const { outcome, doubt } = await carryOut(pool, attempt);
  // The dead connection has left the pool by now: else as many in doubt as the pool is big would keep each other from asking.
  if (doubt === null || (await resolveInDoubt(pool, doubt, patience))) return outcome;
  throw new DatabaseUnavailable('none', doubt.cause);
}

/**
 * Begins a transaction with a statement that may wait, for whoever decides only then what the transaction is about.
 *
 * @throws DatabaseUnavailable when there is no connection to be had; the error of the statement
 */
export async function beginTransaction(pool: pg.Pool, first: Statement): Promise<BegunTransaction> {
  const client = await connect(pool);
  try {
    const [, id] = await pipeline(client, [BEGIN, TRANSACTION_ID, first]);
    return new BegunTransaction(client, transactionIdOf(id));
  } catch (error) {
    client.release(await abort(client, error));
    throw error;
  }
}

async function carryOut<Outcome>(
  pool: pg.Pool,
  attempt: Attempt<Outcome>,
): Promise<{ readonly outcome: Outcome; readonly doubt: Doubt | null }> {
  const client = attempt.begun?.client ?? (await connect(pool));
  let broken: Error | undefined;
  try {
    const { transactionId, loaded } = await load(client, attempt);
    let decided = attempt.decide(loaded);
    while ('ask' in decided) decided = decided.decide(await pipeline(client, decided.ask));
    const { outcome, writes, witness } = decided;
    if (writes.length === 0) {
      await sent(pipeline(client, [ROLLBACK]), attempt);
      return { outcome, doubt: null };
    }
    broken = await store(client, writes, attempt);
    return { outcome, doubt: broken === undefined ? null : { transactionId, witness, cause: broken } };
  } catch (error) {
    broken = await abort(client, error);
    if (isConnectionLost(error) || isOutOfRoom(error) || isCancelled(error) || isReadOnly(error))
      throw new DatabaseUnavailable('none', error);
    throw error;
  } finally {
    client.release(broken);
  }
}

async function load(
  client: pg.PoolClient,
  { load, begun }: Attempt<unknown>,
): Promise<{ readonly transactionId: string; readonly loaded: readonly StatementResult[] }> {
  if (begun) return { transactionId: begun.transactionId, loaded: await pipeline(client, load) };
  const [, id, ...loaded] = await pipeline(client, [BEGIN, TRANSACTION_ID, ...load]);
  return { transactionId: transactionIdOf(id), loaded };
}

function transactionIdOf(result: StatementResult | undefined): string {
  return result?.rows[0]?.[0] ?? '';
}

/** Says that the second round trip is on its way: a pipeline is written as soon as it is asked for. */
function sent<Result>(results: Promise<Result>, { onStoring }: Attempt<unknown>): Promise<Result> {
  onStoring?.();
  return results;
}

/** Takes a connection from a pool. @throws DatabaseUnavailable when there is none to be had. */
export async function connect(pool: pg.Pool): Promise<pg.PoolClient> {
  try {
    return await pool.connect();
  } catch (error) {
    throw new DatabaseUnavailable('none', error);
  }
}

/** Stores and commits. Answers the error of a connection that died meanwhile: then nobody knows what was done. */
async function store(
  client: pg.PoolClient,
  writes: readonly Statement[],
  attempt: Attempt<unknown>,
): Promise<Error | undefined> {
  try {
    const results = await sent(pipeline(client, [...writes, COMMIT]), attempt);
    if (results.at(-1)?.tag !== 'COMMIT') throw new Error('The database answered COMMIT with ROLLBACK');
    return undefined;
  } catch (error) {
    if (error instanceof Error && isConnectionLost(error)) return error;
    throw error;
  }
}

/** Ends a failed transaction; a connection on which even that fails is answered as broken, to be thrown away. */
async function abort(client: pg.PoolClient, cause: unknown): Promise<Error | undefined> {
  if (isConnectionLost(cause)) return new Error('connection lost');
  // Another connection may reach the database that took over.
  if (isReadOnly(cause)) return new Error('read-only');
  try {
    await pipeline(client, [ROLLBACK]);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

/**
 * Finds out whether a transaction whose connection died in `COMMIT` has committed. While the server still works on it there
 * is no answer; after that the witness row decides (a transaction id alone may be given out anew after a crash).
 */
async function resolveInDoubt(
  pool: pg.Pool,
  { transactionId, witness }: Doubt,
  patience: number,
): Promise<boolean> {
  const until = performance.now() + patience;
  while (witness !== null && performance.now() < until) {
    const found = await askForWitness(pool, transactionId, witness);
    if (found !== null) return found;
    await delay(IN_DOUBT_PAUSE);
  }
  throw new DatabaseUnavailable('unknown');
}

async function askForWitness(
  pool: pg.Pool,
  transactionId: string,
  witness: Statement,
): Promise<boolean | null> {
  let client: pg.PoolClient | null = null;
  try {
    client = await pool.connect();
    const status = await transactionStatus(client, transactionId);
    const [found] = await pipeline(client, [witness]);
    client.release();
    if (found !== undefined && found.rows.length > 0) return true;
    return status === 'in progress' ? null : false;
  } catch (error) {
    client?.release(error instanceof Error ? error : true);
    return null;
  }
}

/** Null for a transaction id that the server, after a crash, has not given out yet. */
async function transactionStatus(client: pg.PoolClient, transactionId: string): Promise<string | null> {
  const text = 'select pg_xact_status($1::text::xid8)';
  try {
    const [status] = await pipeline(client, [{ name: 'transaction_status', text, values: [transactionId] }]);
    return status?.rows[0]?.[0] ?? null;
  } catch (error) {
    if (sqlstateOf(error) === FROM_THE_FUTURE) return null;
    throw error;
  }
}
