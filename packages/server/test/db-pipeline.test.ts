import { hash, randomUUID } from 'node:crypto';
import { connect, createServer, type Server, type Socket } from 'node:net';
import fc from 'fast-check';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { DatabaseUnavailable } from '../src/platform/database-unavailable.ts';
import {
  booleanArray,
  byteaArray,
  hexColumn,
  instant,
  instantArray,
  int4Array,
  int8Array,
  textArray,
  uuidArray,
} from '../src/platform/db/arrays.ts';
import { ConnectionLost } from '../src/platform/db/connection-lost.ts';
import { openCommandPool } from '../src/platform/db/open-pool.ts';
import { pipeline } from '../src/platform/db/pipeline.ts';
import { pipelineMessage } from '../src/platform/db/pipeline-message.ts';
import { type ConnectionTarget, openPools } from '../src/platform/db/pools.ts';
import { isRaceLost, sqlstateOf } from '../src/platform/db/sqlstate.ts';
import type { Parameter, Statement } from '../src/platform/db/statement.ts';
import { type Attempt, runTransaction } from '../src/platform/db/transaction.ts';
import { createTestDatabase, type TestDatabase } from './support/test-database.ts';

let database: TestDatabase;
/** A connection past all that is tested here. */
let aside: pg.Client;

beforeAll(async () => {
  database = await createTestDatabase();
  aside = new pg.Client(database.connection);
  await aside.connect();
  await aside.query('create table kept (id uuid primary key, note text)');
});
afterAll(async () => {
  await aside.end();
  await database.drop();
});
afterEach(async () => {
  await aside.query('drop table if exists late');
  await aside.query('truncate kept');
});

/** A statement under a name that no other text has. */
function statement(text: string, values: readonly Parameter[] = []): Statement {
  // A name is at most 63 bytes long.
  return { name: hash('sha256', text).slice(0, 40), text, values };
}

const BEGIN = statement('begin');
const COMMIT = statement('commit');
const ROLLBACK = statement('rollback');

const insert = (id: string, note = ''): Statement => ({
  name: 'insert_kept',
  text: 'insert into kept (id, note) values ($1::uuid, $2)',
  values: [id, note],
});
const find = (id: string): Statement => ({
  name: 'find_kept',
  text: 'select note from kept where id = $1::uuid',
  values: [id],
});

async function keptIds(): Promise<string[]> {
  const { rows } = await aside.query<{ id: string }>('select id from kept order by note');
  return rows.map(({ id }) => id);
}

/** The pool of the write path, as in production but for its size. */
function ledgerPool(size: number, target: ConnectionTarget = database.connection): pg.Pool {
  const pools = openPools(target, { ledger: size, reads: 1 });
  onTestFinished(() => pools.end());
  return pools.ledger;
}

async function oneClient(): Promise<pg.PoolClient> {
  const client = await ledgerPool(1).connect();
  onTestFinished(() => client.release(true));
  return client;
}

describe('a pipeline', () => {
  it('answers each statement in order, with its rows and its tag', async () => {
    const client = await oneClient();
    const results = await pipeline(client, [
      statement('select $1::int + 1, null', ['41']),
      insert(randomUUID()),
      statement("select n, 'x' from generate_series(1, 2) n"),
      statement(''),
    ]);
    expect(results).toEqual([
      { rows: [['42', null]], tag: 'SELECT 1' },
      { rows: [], tag: 'INSERT 0 1' },
      {
        rows: [
          ['1', 'x'],
          ['2', 'x'],
        ],
        tag: 'SELECT 2',
      },
      { rows: [], tag: '' },
    ]);
  });

  it('of nothing answers nothing', async () => {
    expect(await pipeline(await oneClient(), [])).toEqual([]);
  });

  it('may ask one statement several times', async () => {
    const double = (value: string) => statement('select 2 * $1::int', [value]);
    const results = await pipeline(await oneClient(), [double('1'), double('2'), double('3')]);
    expect(results.map(({ rows }) => rows[0]?.[0])).toEqual(['2', '4', '6']);
  });

  it('stores all its statements or none', async () => {
    const id = randomUUID();
    const client = await oneClient();
    await expect(pipeline(client, [insert(id), insert(id)])).rejects.toMatchObject({ code: '23505' });
    expect(await keptIds()).toEqual([]);
  });

  it('is skipped from an error in the middle on, the COMMIT included', async () => {
    const client = await oneClient();
    const statements = [BEGIN, insert(randomUUID()), statement('select 1 / 0'), insert(randomUUID()), COMMIT];
    const failure = pipeline(client, statements);
    await expect(failure).rejects.toBeInstanceOf(pg.DatabaseError);
    await expect(failure).rejects.toMatchObject({ code: '22012' });
    await expect(pipeline(client, [statement('select 1')])).rejects.toMatchObject({ code: '25P02' });
    expect((await pipeline(client, [ROLLBACK]))[0]?.tag).toBe('ROLLBACK');
    expect(await keptIds()).toEqual([]);
  });

  it('leaves the connection usable after an error, with the same statements', async () => {
    const id = randomUUID();
    const client = await oneClient();
    const failing = [insert(id), statement('select 10 / $1::int', ['0']), find(id)];
    await expect(pipeline(client, failing)).rejects.toMatchObject({ code: '22012' });
    const fine = [insert(id, 'second'), statement('select 10 / $1::int', ['5']), find(id)];
    const results = await pipeline(client, fine);
    expect(results.map(({ rows }) => rows[0]?.[0])).toEqual([undefined, '2', 'second']);
  });

  it('parses a statement again whose parse failed', async () => {
    const client = await oneClient();
    const late = [statement('select 1'), statement('select count(*) from late'), statement('select 2')];
    await expect(pipeline(client, late)).rejects.toMatchObject({ code: '42P01' });
    await aside.query('create table late ()');
    const results = await pipeline(client, late);
    expect(results.map(({ rows }) => rows[0]?.[0])).toEqual(['1', '0', '2']);
  });

  it('parses a statement again whose answer has another form by now', async () => {
    const client = await oneClient();
    await aside.query('create table late (n int)');
    const all = [statement('select 1'), statement('select * from late')];
    await pipeline(client, all);
    await aside.query('alter table late alter n type text');
    await expect(pipeline(client, all)).rejects.toMatchObject({ code: '0A000' });
    expect(await pipeline(client, all)).toMatchObject([{ rows: [['1']] }, { rows: [] }]);
  });

  it('that was sent right behind another one is answered after it', async () => {
    const client = await oneClient();
    const failing = pipeline(client, [statement('select 1 / 0')]);
    const next = pipeline(client, [statement('select 2')]);
    await expect(failing).rejects.toMatchObject({ code: '22012' });
    expect(await next).toMatchObject([{ rows: [['2']] }]);
  });

  it('tells that its connection is gone', async () => {
    const client = await oneClient();
    const killing = statement('select pg_terminate_backend(pg_backend_pid())');
    await expect(pipeline(client, [killing])).rejects.toBeInstanceOf(ConnectionLost);
    await expect(pipeline(client, [statement('select 1')])).rejects.toBeInstanceOf(ConnectionLost);
  });

  it('with a parameter that cannot be written down fails, and nobody waits for its connection', async () => {
    const client = await oneClient();
    const mistaken = statement('select $1::int', [5 as unknown as string]);
    await expect(pipeline(client, [BEGIN, mistaken])).rejects.toBeInstanceOf(TypeError);
    await expect(pipeline(client, [ROLLBACK])).rejects.toBeInstanceOf(ConnectionLost);
  });
});

describe('a process that stands still with a row locked', () => {
  const lockKept = statement('select 1 from kept for update');

  /** When the row is free again, in milliseconds from now on. */
  async function untilFree(): Promise<number> {
    const startedAt = performance.now();
    const isFree = () =>
      aside.query('select 1 from kept for update nowait').then(
        () => true,
        () => false,
      );
    expect(await isFree()).toBe(false);
    await expect.poll(isFree, { timeout: 30_000, interval: 50 }).toBe(true);
    return performance.now() - startedAt;
  }

  it('between two round trips loses it before others give up waiting', async () => {
    const client = await oneClient();
    await aside.query("insert into kept values (gen_random_uuid(), '')");
    await pipeline(client, [BEGIN, lockKept]);
    expect(await untilFree()).toBeLessThan(1900);
  });

  it('loses it later where it is a command', async () => {
    const pool = openCommandPool(database.connection);
    onTestFinished(() => pool.end());
    const client = await pool.connect();
    client.on('error', () => undefined);
    onTestFinished(() => client.release(true));
    await aside.query("insert into kept values (gen_random_uuid(), '')");
    await pipeline(client, [BEGIN, lockKept]);
    expect(await untilFree()).toBeLessThan(7000);
  }, 40_000);

  it('in the middle of a packet loses it too', async () => {
    const client = await oneClient();
    await aside.query("insert into kept values (gen_random_uuid(), '')");
    const steps = [BEGIN, lockKept].map((one) => ({ statement: one, parse: true, close: false }));
    const { stream } = (client as unknown as { readonly connection: { readonly stream: Socket } }).connection;
    const withoutSync = pipelineMessage(steps).subarray(0, -5);
    stream.write(withoutSync);
    await expect
      .poll(() => aside.query('select from kept for update skip locked'))
      .toMatchObject({ rowCount: 0 });
    expect(await untilFree()).toBeLessThan(17_000);
  }, 40_000);
});

describe('a binary array', () => {
  const anyText = fc.string({ unit: 'binary', maxLength: 20 }).map((text) => text.replaceAll('\0', ''));
  const anyInstant = fc.oneof(
    fc.integer({ min: 0, max: Date.UTC(10_000, 0) - 1 }),
    fc.constantFrom(0, 946_684_799_999, 946_684_800_000, Date.UTC(10_000, 0) - 1),
  );
  const orNull = <T>(value: fc.Arbitrary<T>) => fc.option(value, { freq: 5 });

  /** Arrays of a type, and how PostgreSQL tells what it understood. */
  interface Kind<T> {
    readonly type: string;
    readonly items: fc.Arbitrary<T>;
    readonly write: (items: readonly T[]) => Buffer;
    /** An SQL expression of one element `e`, as text. */
    readonly told: string;
    readonly expected: (item: NonNullable<T>) => string;
  }

  function arrays<T>(kind: Kind<T>): [string, () => Promise<void>] {
    const read = statement(
      `select coalesce(jsonb_agg(${kind.told} order by n), '[]') from unnest($1::${kind.type}[]) with ordinality as u (e, n)`,
    );
    const property = async () => {
      const client = await oneClient();
      const check = async (items: readonly T[]) => {
        const [result] = await pipeline(client, [{ ...read, values: [kind.write(items)] }]);
        const expected = items.map((item) =>
          item === null || item === undefined ? null : kind.expected(item),
        );
        expect(JSON.parse(result?.rows[0]?.[0] ?? '')).toEqual(expected);
      };
      await check([]);
      await fc.assert(fc.asyncProperty(fc.array(kind.items, { maxLength: 30 }), check), { numRuns: 150 });
    };
    return [kind.type, property];
  }

  it.each([
    arrays({ type: 'uuid', items: orNull(fc.uuid()), write: uuidArray, told: 'e::text', expected: String }),
    arrays({ type: 'text', items: orNull(anyText), write: textArray, told: 'e', expected: String }),
    arrays({
      type: 'int8',
      items: orNull(fc.maxSafeInteger()),
      write: int8Array,
      told: 'e::text',
      expected: String,
    }),
    arrays({
      type: 'int4',
      items: orNull(fc.integer()),
      write: int4Array,
      told: 'e::text',
      expected: String,
    }),
    arrays({ type: 'bool', items: fc.boolean(), write: booleanArray, told: 'e::text', expected: String }),
    arrays({
      type: 'timestamptz',
      items: orNull(anyInstant),
      write: instantArray,
      told: '(extract(epoch from e) * 1000000)::bigint::text',
      expected: (ms) => `${BigInt(ms) * 1000n}`,
    }),
    arrays({
      type: 'bytea',
      items: orNull(fc.uint8Array({ maxLength: 20 }).map((bytes) => Buffer.from(bytes))),
      write: byteaArray,
      told: "encode(e, 'hex')",
      expected: (bytes) => bytes.toString('hex'),
    }),
    arrays({
      type: 'bytea',
      items: fc.uint8Array({ minLength: 8, maxLength: 8 }).map((bytes) => Buffer.from(bytes).toString('hex')),
      write: (items) => hexColumn(items, (hex) => hex, 8),
      told: "encode(e, 'hex')",
      expected: (hex) => hex,
    }),
  ])('of %s arrives as it was', (_type, property) => property());

  it('may be long', async () => {
    const ids = Array.from({ length: 20_000 }, () => randomUUID());
    const results = await pipeline(await oneClient(), [
      statement('select count(*), count(distinct e) from unnest($1::uuid[]) e', [uuidArray(ids)]),
    ]);
    expect(results[0]?.rows).toEqual([['20000', '20000']]);
  });

  it.each([2 ** 31, -(2 ** 31) - 1])('of int4 refuses %d', (value) => {
    expect(() => int4Array([value])).toThrow(RangeError);
  });

  it.each([Number.NaN, 0.5, 2 ** 54])('of int8 and timestamptz refuses %d', (value) => {
    expect(() => int8Array([value])).toThrow(RangeError);
    expect(() => instantArray([value])).toThrow(RangeError);
  });

  it('of hexadecimal refuses another length', () => {
    expect(() => hexColumn(['abc'], (hex) => hex, 2)).toThrow(RangeError);
  });

  it('of uuid refuses what is none', () => {
    expect(() => uuidArray(['a UUID'])).toThrow(RangeError);
  });

  it('is not needed for one instant', async () => {
    const ms = Date.UTC(10_000, 0) - 1;
    const told = statement('select (extract(epoch from $1::timestamptz) * 1000)::bigint', [instant(ms)]);
    expect(await pipeline(await oneClient(), [told])).toMatchObject([{ rows: [[String(ms)]] }]);
  });
});

/** A transaction that keeps a row and tells its id. */
function keeping(id: string, note = ''): Attempt<string> {
  return { load: [], decide: () => ({ outcome: id, writes: [insert(id, note)], witness: find(id) }) };
}

describe('a transaction', () => {
  it('stores what was decided on what was loaded', async () => {
    const pool = ledgerPool(1);
    const [first, second] = [randomUUID(), randomUUID()];
    await runTransaction(pool, keeping(first, 'one'));
    const outcome = await runTransaction(pool, {
      load: [find(first), statement('select 2')],
      decide: ([found, two]) => {
        const note = `${found?.rows[0]?.[0]} and ${two?.rows[0]?.[0]}`;
        return { outcome: note, writes: [insert(second, note)], witness: null };
      },
    });
    expect(outcome).toBe('one and 2');
    expect(await keptIds()).toEqual([first, second]);
  });

  it('that stores nothing leaves nothing locked', async () => {
    const pool = ledgerPool(1);
    const id = randomUUID();
    await runTransaction(pool, keeping(id));
    const lock = statement('select 1 from kept where id = $1::uuid for update', [id]);
    const looking = { load: [lock], decide: () => ({ outcome: 'seen', writes: [], witness: null }) };
    expect(await runTransaction(pool, looking)).toBe('seen');
    await aside.query('select 1 from kept for update nowait');
    expect(pool.idleCount).toBe(1);
  });

  it('is rolled back when the decision throws, and its connection goes on', async () => {
    const pool = ledgerPool(1);
    const id = randomUUID();
    const pid = await backendOf(pool);
    const throwing: Attempt<never> = {
      load: [insert(id), statement('select 1 from kept for update')],
      decide: () => {
        throw new RangeError('no such percentage');
      },
    };
    await expect(runTransaction(pool, throwing)).rejects.toThrow('no such percentage');
    expect(await keptIds()).toEqual([]);
    await runTransaction(pool, keeping(id));
    expect(await keptIds()).toEqual([id]);
    expect(await backendOf(pool)).toBe(pid);
  });

  it('is rolled back when a statement fails, and tells its SQLSTATE', async () => {
    const pool = ledgerPool(1);
    const [id, other] = [randomUUID(), randomUUID()];
    await runTransaction(pool, keeping(id));
    const pid = await backendOf(pool);
    const clashing = {
      load: [],
      decide: () => ({ outcome: 1, writes: [insert(other), insert(id)], witness: null }),
    };
    const error = await failureOf(runTransaction(pool, clashing));
    expect(sqlstateOf(error)).toBe('23505');
    expect(await keptIds()).toEqual([id]);
    expect(await backendOf(pool)).toBe(pid);
  });

  it('that is refused at the COMMIT itself is told as an error, not as stored', async () => {
    await aside.query('create table late (n int unique deferrable initially deferred)');
    const twice = [statement('insert into late values (1)'), statement('insert into late values (1)')];
    const attempt = { load: [], decide: () => ({ outcome: 1, writes: twice, witness: null }) };
    expect(sqlstateOf(await failureOf(runTransaction(ledgerPool(1), attempt)))).toBe('23505');
  });

  it('that waits too long for a lock is told as a race lost', async () => {
    const pool = ledgerPool(1);
    const id = randomUUID();
    await runTransaction(pool, keeping(id));
    await aside.query('begin');
    await aside.query('select 1 from kept for update');
    const waiting = {
      load: [statement("set local lock_timeout = '20ms'"), statement('select 1 from kept for update')],
      decide: () => ({ outcome: 1, writes: [], witness: null }),
    };
    const error = await failureOf(runTransaction(pool, waiting));
    await aside.query('rollback');
    expect(sqlstateOf(error)).toBe('55P03');
    expect(isRaceLost(error)).toBe(true);
    expect(await runTransaction(pool, waiting)).toBe(1);
  });

  it('without a database is told as such: nothing was done', async () => {
    const pool = ledgerPool(1, { ...database.connection, database: 'nowhere' });
    const error = await failureOf(runTransaction(pool, keeping(randomUUID())));
    expect(error).toBeInstanceOf(DatabaseUnavailable);
    expect(error).toMatchObject({ outcome: 'none' });
  });

  async function backendOf(pool: pg.Pool): Promise<string | null | undefined> {
    const asking: Attempt<string | null | undefined> = {
      load: [statement('select pg_backend_pid()')],
      decide: ([pid]) => ({ outcome: pid?.rows[0]?.[0], writes: [], witness: null }),
    };
    return await runTransaction(pool, asking);
  }
});

async function failureOf(attempt: Promise<unknown>): Promise<unknown> {
  try {
    await attempt;
  } catch (error) {
    return error;
  }
  throw new Error('It succeeded');
}

/** A message of PostgreSQL's protocol, on its way; `text` is all of it, as far as it is text. */
interface Message {
  readonly type: string;
  readonly text: string;
  readonly bytes: Buffer;
}

/** Cuts a stream into messages. The first one of a client, which starts the session, has no type. */
function messagesOf(hasStartup: boolean): (chunk: Buffer) => Message[] {
  let rest = Buffer.alloc(0);
  let typed = !hasStartup;
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    const messages: Message[] = [];
    for (;;) {
      const head = typed ? 1 : 0;
      const length = rest.length < head + 4 ? Number.POSITIVE_INFINITY : rest.readUInt32BE(head) + head;
      if (rest.length < length) return messages;
      const bytes = rest.subarray(0, length);
      rest = rest.subarray(length);
      messages.push({
        type: typed ? bytes.toString('latin1', 0, 1) : 'startup',
        text: bytes.toString('latin1'),
        bytes,
      });
      typed = true;
    }
  };
}

/** One connection through the proxy. */
interface Link {
  readonly client: Socket;
  readonly server: Socket;
  /** The network between the two is gone; both find it closed. */
  cut(): void;
}

/** Stands between a pool and the database and can lose messages on either way. */
class LossyProxy {
  /** Whether a message goes on. */
  onSent: (message: Message, link: Link) => boolean = () => true;
  onAnswered: (message: Message, link: Link) => boolean = () => true;
  readonly sent: string[] = [];
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  constructor() {
    this.#server = createServer((client) => this.#link(client));
  }

  async listen(): Promise<ConnectionTarget> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    const address = this.#server.address();
    const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
    const { user, database: name } = database.connection;
    return { host: '127.0.0.1', port, user, database: name };
  }

  /** From now on nobody gets through. */
  close(): void {
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
  }

  #link(client: Socket): void {
    const { host, port } = database.connection;
    const server = connect(`${host}/.s.PGSQL.${port}`);
    const cut = () => {
      client.destroy();
      server.destroy();
    };
    const link: Link = { client, server, cut };
    const fromClient = messagesOf(true);
    const fromServer = messagesOf(false);
    client.on('data', (chunk: Buffer) => {
      for (const message of fromClient(chunk)) {
        this.sent.push(message.type);
        if (this.onSent(message, link) && server.writable) server.write(message.bytes);
      }
    });
    server.on('data', (chunk: Buffer) => {
      for (const message of fromServer(chunk)) {
        if (this.onAnswered(message, link) && client.writable) client.write(message.bytes);
      }
    });
    for (const socket of [client, server]) {
      this.#sockets.add(socket);
      socket.setNoDelay();
      socket.on('error', () => undefined);
    }
    client.on('end', () => server.end());
    server.on('close', () => client.end());
  }
}

async function throughProxy(size: number): Promise<{ proxy: LossyProxy; pool: pg.Pool }> {
  const proxy = new LossyProxy();
  const target = await proxy.listen();
  const pool = ledgerPool(size, target);
  onTestFinished(() => proxy.close());
  return { proxy, pool };
}

const binds = (name: string, { type, text }: Message) => type === 'B' && text.includes(`\0${name}\0`);
const parses = (name: string, { type, text }: Message) => type === 'P' && text.startsWith(`${name}\0`, 5);
const isCommitted = ({ type, text }: Message) => type === 'C' && text.includes('COMMIT');

/** The connection goes when the server has committed, before it is told. */
function loseAnswers(proxy: LossyProxy, afterwards: () => void = () => undefined): void {
  const committing = new Set<Link>();
  proxy.onSent = (message, link) => {
    if (binds('commit', message)) committing.add(link);
    return true;
  };
  proxy.onAnswered = (message, link) => {
    if (!committing.has(link)) return true;
    if (isCommitted(message)) {
      link.cut();
      afterwards();
    }
    return false;
  };
}

/** From this statement on nothing of the connection arrives at the server any more. */
function loseFrom(proxy: LossyProxy, name: string, afterwards: () => void = () => undefined): void {
  const lost = new Set<Link>();
  proxy.onSent = (message, link) => {
    if (!lost.has(link) && (parses(name, message) || binds(name, message))) {
      lost.add(link);
      afterwards();
    }
    return !lost.has(link);
  };
}

describe('on the wire', () => {
  it('a transaction is two round trips, and statements are parsed once', async () => {
    const { proxy, pool } = await throughProxy(1);
    await runTransaction(pool, keeping(randomUUID()));
    proxy.sent.length = 0;
    await runTransaction(pool, keeping(randomUUID()));
    const [bind, execute, sync] = ['B', 'E', 'S'];
    const statements = (count: number) => Array.from({ length: count }, () => [bind, execute]).flat();
    expect(proxy.sent).toEqual([...statements(2), sync, ...statements(2), sync]);
  });
});

describe('a connection that goes', () => {
  it('while loading: nothing was done', async () => {
    const { proxy, pool } = await throughProxy(1);
    proxy.onSent = (message, link) => {
      if (!binds('transaction_id', message)) return true;
      link.cut();
      return false;
    };
    const error = await failureOf(runTransaction(pool, keeping(randomUUID())));
    expect(error).toBeInstanceOf(DatabaseUnavailable);
    expect(error).toMatchObject({ outcome: 'none' });
  });

  it('before the COMMIT arrives: nothing was done, and it is known', async () => {
    const { proxy, pool } = await throughProxy(1);
    proxy.onSent = (message, link) => {
      if (!binds('commit', message)) return true;
      link.cut();
      return false;
    };
    const error = await failureOf(runTransaction(pool, keeping(randomUUID())));
    expect(error).toBeInstanceOf(DatabaseUnavailable);
    expect(error).toMatchObject({ outcome: 'none' });
    expect(await keptIds()).toEqual([]);
  });

  it('after the COMMIT, before the answer arrives: it is found to be done, by a pool of one', async () => {
    const { proxy, pool } = await throughProxy(1);
    loseAnswers(proxy);
    const id = randomUUID();
    expect(await runTransaction(pool, keeping(id))).toBe(id);
    expect(await keptIds()).toEqual([id]);
  });

  it('together with all others of the pool: each finds out what became of its own', async () => {
    const { proxy, pool } = await throughProxy(3);
    loseAnswers(proxy);
    const ids = [randomUUID(), randomUUID(), randomUUID()];
    expect(await Promise.all(ids.map((id) => runTransaction(pool, keeping(id))))).toEqual(ids);
    expect((await keptIds()).sort()).toEqual(ids.sort());
  });

  it('while the server still works on the COMMIT: its end is waited for', async () => {
    const { proxy, pool } = await throughProxy(1);
    const id = randomUUID();
    // The row is locked by its key, so that the server cannot go on before the other transaction ends.
    await aside.query('begin');
    await aside.query('insert into kept (id) values ($1)', [id]);
    let questions = 0;
    const dead = new Set<Link>();
    let committing: Link | null = null;
    proxy.onSent = (message, link) => {
      if (binds('commit', message)) committing = link;
      if (binds('transaction_status', message)) questions += 1;
      if (message.type === 'S' && committing === link) {
        dead.add(link);
        link.client.resetAndDestroy();
      }
      return true;
    };
    const asked = Promise.withResolvers<void>();
    proxy.onAnswered = ({ type, text }, link) => {
      if (type === 'D' && text.includes('in progress') && questions === 2) asked.resolve();
      return !dead.has(link);
    };
    const outcome = runTransaction(pool, keeping(id, 'mine'));
    await asked.promise;
    await aside.query('rollback');
    expect(await outcome).toBe(id);
    expect((await aside.query('select note from kept')).rows).toEqual([{ note: 'mine' }]);
  });

  it('with the database unreachable afterwards: nobody knows, and that is said', async () => {
    const { proxy, pool } = await throughProxy(1);
    loseAnswers(proxy, () => proxy.close());
    const id = randomUUID();
    const error = await failureOf(runTransaction(pool, keeping(id), 120));
    expect(error).toBeInstanceOf(DatabaseUnavailable);
    expect(error).toMatchObject({ outcome: 'unknown' });
    expect(await keptIds()).toEqual([id]);
  });

  it('without a witness to ask for: nobody knows, and nobody waits', async () => {
    const { proxy, pool } = await throughProxy(1);
    loseAnswers(proxy);
    const id = randomUUID();
    const attempt = { load: [], decide: () => ({ outcome: id, writes: [insert(id)], witness: null }) };
    const error = await failureOf(runTransaction(pool, attempt, Number.POSITIVE_INFINITY));
    expect(error).toMatchObject({ outcome: 'unknown' });
  });

  it('because the server was told to stop: nothing was done', async () => {
    const { proxy, pool } = await throughProxy(1);
    const id = randomUUID();
    let pid = '';
    loseFrom(proxy, 'insert_kept', () => void aside.query('select pg_terminate_backend($1)', [pid]));
    const attempt: Attempt<string> = {
      load: [statement('select pg_backend_pid()')],
      decide: ([loaded]) => {
        pid = loaded?.rows[0]?.[0] ?? '';
        return { outcome: id, writes: [insert(id)], witness: find(id) };
      },
    };
    const error = await failureOf(runTransaction(pool, attempt));
    expect(error).toBeInstanceOf(DatabaseUnavailable);
    expect(error).toMatchObject({ outcome: 'none' });
    expect(await keptIds()).toEqual([]);
  });

  it('because this process stood still with its locks too long: nothing was done', async () => {
    const { proxy, pool } = await throughProxy(1);
    const id = randomUUID();
    // What is decided too late: the server has given the connection up by the time it would arrive.
    loseFrom(proxy, 'insert_kept');
    const attempt: Attempt<string> = {
      load: [statement("set local idle_in_transaction_session_timeout = '300ms'")],
      decide: () => ({ outcome: id, writes: [insert(id)], witness: find(id) }),
    };
    const error = await failureOf(runTransaction(pool, attempt));
    expect(error).toBeInstanceOf(DatabaseUnavailable);
    expect(error).toMatchObject({ outcome: 'none' });
    expect(await keptIds()).toEqual([]);
  });
});
