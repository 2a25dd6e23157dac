import pg from 'pg';
import { ConnectionLost } from './connection-lost.ts';
import { type PipelineStep, pipelineMessage } from './pipeline-message.ts';
import { isConnectionLost } from './sqlstate.ts';
import type { Row, Statement, StatementResult } from './statement.ts';

/** What a connection of `pg` offers to an object that is submitted to it, as far as it is used here. */
interface WireConnection {
  readonly stream: {
    readonly writable: boolean;
    write(bytes: Buffer): unknown;
    destroy(error: unknown): void;
  };
}

/** How long each connection may leave its statements without an answer, in milliseconds. */
const answerLimits = new WeakMap<pg.ClientBase, number>();

/**
 * Gives up a connection that does not answer within a time: a network that swallows everything reports no error for minutes or
 * hours. To be longer than the server's own limit for a statement.
 */
export function limitAnswers(client: pg.ClientBase, milliseconds: number): void {
  answerLimits.set(client, milliseconds);
}

/** What a connection has prepared by name; `doubtful` names failed, perhaps while being parsed. */
interface Prepared {
  readonly parsed: Set<string>;
  readonly doubtful: Set<string>;
}

const preparedOn = new WeakMap<WireConnection, Prepared>();

/**
 * Statements that travel in one packet and are answered in one: one round trip with a single Sync at the end (the extended
 * query protocol of PostgreSQL, "pipelining"). The first error skips all that follows it, a COMMIT included.
 */
class Pipeline {
  readonly #statements: readonly Statement[];
  readonly #results: StatementResult[] = [];
  readonly #resolve: (results: readonly StatementResult[]) => void;
  readonly #reject: (error: Error) => void;
  readonly #answerLimit: number;
  #rows: Row[] = [];
  #failed = false;
  #givingUp: NodeJS.Timeout | undefined;

  constructor(
    statements: readonly Statement[],
    answerLimit: number,
    resolve: (results: readonly StatementResult[]) => void,
    reject: (error: Error) => void,
  ) {
    this.#statements = statements;
    this.#answerLimit = answerLimit;
    this.#resolve = resolve;
    this.#reject = reject;
  }

  submit(connection: WireConnection): null {
    const { stream } = connection;
    const prepared = preparedBy(connection);
    try {
      const message = pipelineMessage(this.#statements.map((statement) => stepOf(statement, prepared)));
      // A connection that is closed already says so by itself.
      if (stream.writable) stream.write(message);
    } catch (error) {
      // The driver waits for an answer to what was not sent: whoever used this connection next would wait for ever.
      stream.destroy(error);
      throw error;
    }
    if (this.#answerLimit > 0) this.#giveUpLater(connection);
    return null;
  }

  #giveUpLater({ stream }: WireConnection): void {
    const limit = this.#answerLimit;
    this.#givingUp = setTimeout(() => stream.destroy(new Error(`no answer within ${limit} ms`)), limit);
  }

  handleDataRow(message: { fields: Row }): void {
    this.#rows.push(message.fields);
  }

  handleCommandComplete(message: { text: string }): void {
    this.#results.push({ rows: this.#rows, tag: message.text });
    this.#rows = [];
  }

  handleEmptyQuery(): void {
    this.handleCommandComplete({ text: '' });
  }

  handleReadyForQuery(): void {
    clearTimeout(this.#givingUp);
    if (!this.#failed) this.#resolve(this.#results);
  }

  /**
   * What came after the error was not parsed, if it was not before; the statement that failed may have been, or its plan is no
   * longer good (a column has another type by now). All of them are parsed anew.
   */
  handleError(error: Error, connection: WireConnection): void {
    this.#failed = true;
    clearTimeout(this.#givingUp);
    const prepared = preparedBy(connection);
    const rest = this.#statements.slice(this.#results.length);
    for (const { name } of rest) {
      prepared.parsed.delete(name);
      prepared.doubtful.add(name);
    }
    this.#reject(
      error instanceof pg.DatabaseError && !isConnectionLost(error) ? error : new ConnectionLost(error),
    );
  }
}

/** What is to be sent of a statement, which is prepared from then on. */
function stepOf(statement: Statement, { parsed, doubtful }: Prepared): PipelineStep {
  const { name } = statement;
  if (parsed.has(name)) return { statement, parse: false, close: false };
  parsed.add(name);
  return { statement, parse: true, close: doubtful.delete(name) };
}

function preparedBy(connection: WireConnection): Prepared {
  let prepared = preparedOn.get(connection);
  if (prepared === undefined) {
    prepared = { parsed: new Set(), doubtful: new Set() };
    preparedOn.set(connection, prepared);
  }
  return prepared;
}

/**
 * Sends statements in one round trip and answers their results in the same order. Rejects with the first error: a
 * `DatabaseError` of `pg` with its SQLSTATE, or {@link ConnectionLost}.
 *
 * @example const [coupons] = await pipeline(client, [selectCoupons(workspaceId, ids)]);
 */
export function pipeline(
  client: pg.ClientBase,
  statements: readonly Statement[],
): Promise<readonly StatementResult[]> {
  return new Promise((resolve, reject) => {
    client.query(
      new Pipeline(statements, answerLimits.get(client) ?? 0, resolve, reject) as unknown as pg.Submittable,
    );
  });
}
