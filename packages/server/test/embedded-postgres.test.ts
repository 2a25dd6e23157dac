import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { clusterProcesses } from '../src/platform/embedded-postgres/cluster-processes.ts';
import { describeCluster } from '../src/platform/embedded-postgres/describe-cluster.ts';
import type { EmbeddedConnection } from '../src/platform/embedded-postgres/embedded-connection.ts';
import { findRunningEmbedded } from '../src/platform/embedded-postgres/find-running-embedded.ts';
import {
  type EmbeddedPostgres,
  startEmbeddedPostgres,
} from '../src/platform/embedded-postgres/start-embedded-postgres.ts';
import { useEmbeddedPostgres } from '../src/platform/embedded-postgres/use-embedded-postgres.ts';
import { killIfThere } from './support/kill-if-there.ts';
import {
  type Owner,
  REFUSED,
  readStarted,
  SETPRIV_WITHOUT_DEATH_SIGNAL,
  startOwner,
} from './support/start-owner.ts';

const isRoot = process.geteuid?.() === 0;
const isLinux = process.platform === 'linux';

let scratch: string;
let dataFolder: string;
let said: string[];
let running: EmbeddedPostgres[];
let owners: Owner[];

/** One database for all tests, which outlives everything that is done to it; making one takes a second or two. */
beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'couponry-embedded-'));
});

afterAll(async () => {
  await rm(scratch, { recursive: true, force: true });
});

beforeEach(() => {
  dataFolder = join(scratch, 'data');
  said = [];
  running = [];
  owners = [];
});

afterEach(async () => {
  for (const postgres of running) await postgres.stop();
  for (const owner of owners) {
    owner.child.kill('SIGTERM');
    await owner.ended;
  }
});

const log = {
  info: (line: string) => void said.push(line),
  warn: (line: string) => void said.push(line),
  error: (line: string) => void said.push(line),
};

async function start(onUnexpectedExit: (how: string) => void = () => {}): Promise<EmbeddedPostgres> {
  const owner = { purpose: 'serve' } as const;
  const postgres = await startEmbeddedPostgres({
    dataFolder,
    log,
    owner,
    onUnexpectedExit,
    sharedBuffers: '16MB',
  });
  running.push(postgres);
  return postgres;
}

async function own(programs: Readonly<Record<string, string>> = {}): Promise<Owner> {
  const owner = await startOwner(dataFolder, scratch, programs);
  owners.push(owner);
  return owner;
}

async function ask(connection: EmbeddedConnection, statement: string): Promise<unknown[]> {
  const client = new pg.Client(connection);
  client.on('error', () => {});
  await client.connect();
  try {
    const { rows } = await client.query({ text: statement, rowMode: 'array' });
    return rows.flat();
  } finally {
    await client.end();
  }
}

async function remember(connection: EmbeddedConnection, number: number): Promise<void> {
  await ask(connection, 'create table if not exists kept (n int)');
  await ask(connection, `insert into kept values (${number})`);
}
const remembered = (connection: EmbeddedConnection) => ask(connection, 'select n from kept');

const processes = () => clusterProcesses(describeCluster(dataFolder));

/** The server is another one than before and answers. */
async function startedAgain(postgres: EmbeddedPostgres, formerPid: number): Promise<void> {
  await vi.waitFor(
    async () => {
      expect(postgres.pid).not.toBe(formerPid);
      await ask(postgres.connection, 'select 1');
    },
    { timeout: 30_000, interval: 20 },
  );
}

test('a new data folder gets a durable database that only this user reaches', async () => {
  const { connection } = await start();
  const settings = ['fsync', 'full_page_writes', 'synchronous_commit', 'listen_addresses', 'TimeZone'];
  const shown = await Promise.all(settings.map((name) => ask(connection, `show ${name}`)));
  expect(shown.flat()).toEqual(['on', 'on', 'on', '', 'UTC']);
});

test('stopping leaves no process and no socket, and rows are there after the next start', async () => {
  const first = await start();
  await remember(first.connection, 1);
  await Promise.all([first.stop(), first.stop()]);
  expect(processes()).toEqual([]);
  await expect(ask(first.connection, 'select 1')).rejects.toThrow('ENOENT');

  const second = await start();
  expect(await remembered(second.connection)).toContain(1);
});

test('stopping does not wait for clients', async () => {
  const postgres = await start();
  const slow = ask(postgres.connection, 'select pg_sleep(600)');
  const cut = expect(slow).rejects.toThrow();
  await expect
    .poll(() => ask(postgres.connection, "select 1 from pg_stat_activity where wait_event = 'PgSleep'"))
    .toEqual([1]);
  await postgres.stop();
  await cut;
});

test('a killed server comes back by itself, though a busy backend outlived it', async () => {
  const exits: string[] = [];
  const postgres = await start((how) => exits.push(how));
  await remember(postgres.connection, 2);
  const busy = ask(postgres.connection, 'select count(*) from generate_series(1, 1e12)');
  const cut = expect(busy).rejects.toThrow();
  const killed = postgres.pid;
  process.kill(killed, 'SIGKILL');
  await cut;
  await startedAgain(postgres, killed);
  expect(await remembered(postgres.connection)).toContain(2);
  expect(exits).toEqual(['signal SIGKILL']);
  expect(said).toContain(
    `The embedded PostgreSQL (pid ${killed}) ended unexpectedly (signal SIGKILL); starting it again.`,
  );
});

test('the database comes back after all of its processes were killed, again and again', async () => {
  const postgres = await start();
  await remember(postgres.connection, 3);
  for (let times = 0; times < 3; times += 1) {
    const killed = postgres.pid;
    for (const pid of processes()) killIfThere(pid);
    await startedAgain(postgres, killed);
  }
  expect(await remembered(postgres.connection)).toContain(3);
});

test.each(['SIGINT', 'SIGTERM'] as const)(
  'a server that somebody else stops with %s comes back',
  async (name) => {
    const postgres = await start();
    const stopped = postgres.pid;
    process.kill(stopped, name);
    await startedAgain(postgres, stopped);
  },
);

test('it can be stopped while it is coming back', async () => {
  const postgres = await start();
  process.kill(postgres.pid, 'SIGKILL');
  await expect.poll(() => said.join()).toContain('starting it again');
  await postgres.stop();
  expect(processes()).toEqual([]);
});

test.runIf(isLinux)(
  'the database ends with a killed owner, and the next start is an ordinary one',
  async () => {
    const owner = await own();
    await remember(readStarted(owner).connection, 4);
    owner.child.kill('SIGKILL');
    await vi.waitFor(() => expect(processes()).toEqual([]), { timeout: 30_000 });
    const postgres = await start();
    expect(await remembered(postgres.connection)).toContain(4);
  },
);

test('a database that outlived its killed owner is stopped by the next start', async () => {
  const owner = await own({ setpriv: SETPRIV_WITHOUT_DEATH_SIGNAL });
  const orphan = readStarted(owner);
  await remember(orphan.connection, 5);
  owner.child.kill('SIGKILL');
  await owner.ended;
  expect(processes()).toContain(orphan.pid);

  const postgres = await start();
  expect(said).toContain(
    `Stopping the embedded PostgreSQL (pid ${orphan.pid}) that an earlier run left behind.`,
  );
  expect(processes()).not.toContain(orphan.pid);
  expect(await remembered(postgres.connection)).toContain(5);
});

test.runIf(isRoot && isLinux)(
  'rows stay when root has to run it in another way, and back again',
  async () => {
    const first = await start();
    await remember(first.connection, 6);
    await first.stop();

    const owner = await own({ unshare: REFUSED });
    const { connection, pid } = readStarted(owner);
    expect(await readFile(`/proc/${pid}/status`, 'utf8')).toMatch(/^Uid:\t[1-9]/m);
    await remember(connection, 7);
    owner.child.kill('SIGKILL');
    await vi.waitFor(() => expect(processes()).toEqual([]), { timeout: 30_000 });

    const third = await start();
    expect(await remembered(third.connection)).toEqual(expect.arrayContaining([6, 7]));
  },
);

test('a stale pid file is no obstacle when another process has its number now', async () => {
  const first = await start();
  const file = join(dataFolder, 'postgres', 'postmaster.pid');
  const [, ...rest] = (await readFile(file, 'utf8')).split('\n');
  await first.stop();
  await writeFile(file, [process.pid, ...rest].join('\n'));
  expect(findRunningEmbedded(dataFolder)).toBeNull();
  const second = await start();
  await ask(second.connection, 'select 1');
});

test('a data folder may be moved, also to a path longer than that of a socket may be', async () => {
  const first = await start();
  await remember(first.connection, 8);
  await first.stop();
  const long = join(scratch, 'a-folder-with-a-long-name'.repeat(8));
  await rename(dataFolder, long);
  dataFolder = long;
  const second = await start();
  expect(await remembered(second.connection)).toContain(8);
  await second.stop();
  await rename(long, join(scratch, 'data'));
});

test('of two servers on one data folder one starts, the other says who was first', async () => {
  const both = await Promise.all([own(), own()]);
  const winner = both.find(({ line }) => line.startsWith('{'));
  const loser = both.find((owner) => owner !== winner);
  expect(loser?.line).toBe(
    `The data folder ${dataFolder} is in use by couponry serve (pid ${winner?.child.pid}). ` +
      'Stop it or set COUPONRY_DATA to another folder.',
  );
});

test.runIf(isLinux)(
  'a server in another container, of which no process is to be seen, is not disturbed',
  async () => {
    await start().then((postgres) => postgres.stop());
    const pidFile = join(dataFolder, 'postgres', 'postmaster.pid');
    await writeFile(pidFile, '1');
    const ownerFile = join(dataFolder, 'owner.json');
    await writeFile(ownerFile, '{"pid":1,"startTime":"elsewhere","purpose":"serve"}');
    const hold = 'flock --no-fork "$0" sh -c "echo held; exec sleep 600"';
    const unseen = spawn('sh', ['-c', `exec ${hold}`, join(dataFolder, 'postgres')]);
    const gone = new Promise((resolve) => unseen.once('exit', resolve));
    try {
      await new Promise((resolve) => unseen.stdout.once('data', resolve));
      await expect(start()).rejects.toThrow("in use by a server that can't be seen from here");
      expect(await readFile(pidFile, 'utf8')).toBe('1');
      expect(await readFile(ownerFile, 'utf8')).toBe('{"pid":1,"startTime":"elsewhere","purpose":"serve"}');
    } finally {
      unseen.kill('SIGKILL');
      await gone;
    }
    await start();
  },
);

test('a command uses the database of a running server and leaves it alone', async () => {
  const server = await start();
  const used = await useEmbeddedPostgres(dataFolder, log);
  expect(used.connection).toEqual(server.connection);
  await used.stop();
  await ask(server.connection, 'select 1');
});

test('a command without a server has the database for its own time', async () => {
  const used = await useEmbeddedPostgres(dataFolder, log);
  expect(findRunningEmbedded(dataFolder)).toEqual(used.connection);
  await ask(used.connection, 'select 1');
  await used.stop();
  expect(findRunningEmbedded(dataFolder)).toBeNull();
});

test.each([
  ['PG_VERSION', '9\n', 'was made by PostgreSQL 9, this Couponry brings PostgreSQL 18.'],
  ['PG_VERSION', null, 'holds no PostgreSQL database.'],
  ['global/pg_control', null, 'pg_control'],
])('a damaged database (%s: %j) is left alone, and the line says why', async (name, text, line) => {
  await start().then((postgres) => postgres.stop());
  const file = join(dataFolder, 'postgres', name);
  const sound = await readFile(file);
  await (text === null ? rm(file) : writeFile(file, text));
  await expect(start()).rejects.toThrow(line);
  await writeFile(file, sound);
  await start();
});

test('a file in the way of the data folder is named', async () => {
  dataFolder = join(scratch, 'file');
  await writeFile(dataFolder, '');
  await expect(start()).rejects.toThrow(`The data folder ${dataFolder} can't be made`);
});
