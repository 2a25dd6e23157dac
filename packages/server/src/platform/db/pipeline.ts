import pg from 'pg';
import { ConnectionLost } from './connection-lost.ts';
import { isConnectionLost } from './sqlstate.ts';
import type { Parameter, Row, Statement, StatementResult } from './statement.ts';

/** What a connection of `pg` offers to an object that is submitted to it, as far as it is used here. */
interface WireConnection {
  readonly stream: { cork(): void; uncork(): void; destroy(error: unknown): void };
  parse(query: { name: string; text: string; types: readonly number[] }): void;
  bind(query: { statement: string; values: readonly Parameter[] }): void;
  execute(): void;
  close(message: { type: 'S'; name: string }): void;
  sync(): void;
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
    const prepared = preparedBy(connection);
    connection.stream.cork();
    try {
      for (const statement of this.#statements) {
        this.#prepare(connection, prepared, statement);
        connection.bind({ statement: statement.name, values: statement.values });
        connection.execute();
      }
    } catch (error) {
      // Half of the statements without their Sync: whoever used this connection next would wait for ever.
      connection.stream.destroy(error);
      throw error;
    }
    connection.sync();
    connection.stream.uncork();
    if (this.#answerLimit > 0) this.#giveUpLater(connection);
    return null;
  }

  #giveUpLater({ stream }: WireConnection): void {
    const error = new Error(`no answer within ${this.#answerLimit} ms`);
    this.#givingUp = setTimeout(() => stream.destroy(error), this.#answerLimit);
  }

  #prepare(connection: WireConnection, prepared: Prepared, { name, text }: Statement): void {
    if (prepared.parsed.has(name)) return;
    if (prepared.doubtful.delete(name)) connection.close({ type: 'S', name });
    connection.parse({ name, text, types: [] });
    prepared.parsed.add(name);
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
