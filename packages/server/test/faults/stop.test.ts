import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { serverFile } from '../../../../tools/server.mjs';
import { clusterProcesses } from '../../src/platform/embedded-postgres/cluster-processes.ts';
import { describeCluster } from '../../src/platform/embedded-postgres/describe-cluster.ts';
import { ShopClient } from '../support/fault-client.ts';
import {
  ask,
  embeddedOf,
  expectCleanAudit,
  expectSoundAnswers,
  expectTrueLedger,
  makeMix,
  useOfMix,
} from '../support/fault-ledger.ts';
import { Load } from '../support/fault-load.ts';
import {
  databaseUrl,
  firstKeys,
  freshSettings,
  readyServer,
  type Server,
  settingsWithPort,
  startProgram,
  startServer,
} from '../support/fault-server.ts';
import { killIfThere } from '../support/kill-if-there.ts';
import { createTestDatabase } from '../support/test-database.ts';

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));

/** A server, its shop, and the coupons of the mix. */
async function serverWithShop(start: () => Promise<Server>): Promise<{ server: Server; shop: ShopClient }> {
  const server = await start();
  const shop = new ShopClient((await firstKeys(server)).admin ?? '');
  onTestFinished(() => shop.close());
  await makeMix(shop, server.url);
  return { server, shop };
}

const databaseProcesses = ({ settings }: Server) =>
  clusterProcesses(describeCluster(settings.COUPONRY_DATA ?? ''));

/** Processes whose ancestor is this one. */
function descendants(pid: number): number[] {
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && parentOf(name) === pid)
    .map(Number);
  return [...children, ...children.flatMap(descendants)];
}

/** Null for a process that is gone, or dead and only not yet fetched by its parent. */
function parentOf(pid: string): number | null {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    if (/^State:\s+Z/m.test(status)) return null;
    return Number(/^PPid:\s+(\d+)/m.exec(status)?.[1]);
  } catch {
    return null;
  }
}

test.each(['SIGTERM', 'SIGINT'] as const)(
  '%s under load: what was accepted is answered, exit 0, the database is gone, nothing is lost',
  async (signal) => {
    const settings = await settingsWithPort();
    const { server, shop } = await serverWithShop(() => startServer(settings));
    const load = new Load({ shop, servers: [server.url], clients: 24, uses: useOfMix });
    await load.serves(100, 0);
    server.child.kill(signal);
    expect(await server.ended).toEqual({ code: 0, signal: null });
    expect(databaseProcesses(server)).toEqual([]);
    expect(load.seen).toMatchObject({ '503 none': 0, '503 unknown': 0, lost: 0 });
    expect(server.stderr()).toBe('');
    await startServer(settings);
    await load.serves(50, performance.now());
    await load.finish();
    expectSoundAnswers(load);
    await expectTrueLedger(embeddedOf(settings), [load]);
    await expectCleanAudit(settings);
  },
);

test('SIGTERM while shops send ahead: what was begun is answered, what was not is not done', async () => {
  const database = await createTestDatabase();
  onTestFinished(() => database.drop());
  const settings = await freshSettings({ DATABASE_URL: databaseUrl(database.connection) });
  const { server } = await serverWithShop(() => startServer(settings));
  const { admin = '' } = await firstKeys(server);
  const { hostname, port } = new URL(server.url);
  let answers = '';
  const ended = Array.from({ length: 8 }, async (_, shop) => {
    const socket = connect(Number(port), hostname);
    for (let order = 0; order < 2000; order += 1) {
      const body = JSON.stringify({ orderId: `ahead-${shop}-${order}` });
      const head = ['POST /coupons/active/OPEN/use HTTP/1.1', 'host: x', `api-key: ${admin}`];
      const type = ['content-type: application/json', `content-length: ${body.length}`, '', body];
      socket.write([...head, ...type].join('\r\n'));
    }
    socket.on('error', () => undefined);
    socket.on('data', (chunk: Buffer) => {
      // By then many are under way, and many more are not.
      if (answers === '') server.child.kill('SIGTERM');
      answers += chunk.toString();
    });
    await once(socket, 'close');
  });
  await Promise.all(ended);
  expect(await server.ended).toEqual({ code: 0, signal: null });
  const answered = answers.match(/"code":1,/g)?.length ?? 0;
  expect(answered).toBeLessThan(16_000);
  const [stored] = await ask(
    database.connection,
    `select count(*)::int as count from redemptions where order_id like 'ahead-%'`,
  );
  expect(stored).toEqual({ count: answered });
});

test('SIGTERM to npm start stops all that it started, once what is in flight is answered', async () => {
  const settings = await settingsWithPort();
  const { server, shop } = await serverWithShop(async () =>
    readyServer(startProgram(['npm', 'start'], settings, ROOT), settings),
  );
  const load = new Load({ shop, servers: [server.url], clients: 8, uses: useOfMix });
  await load.serves(50, 0);
  const all = descendants(server.pid);
  expect(all.length).toBeGreaterThan(2);
  server.child.kill('SIGTERM');
  const end = await server.ended;
  expect(end.signal ?? end.code).toBe(0);
  expect(load.seen).toMatchObject({ '503 none': 0, '503 unknown': 0, lost: 0 });
  await expect.poll(() => all.filter((pid) => parentOf(String(pid)) !== null)).toEqual([]);
  expect(databaseProcesses(server)).toEqual([]);
  await startServer(settings);
  await load.finish();
  await expectTrueLedger(embeddedOf(settings), [load]);
});

test('SIGKILL to the launcher stops the server in peace', async () => {
  const settings = await settingsWithPort();
  const launcher = [process.execPath, `${ROOT}tools/couponry.mjs`, 'serve'];
  const { server, shop } = await serverWithShop(async () =>
    readyServer(startProgram(launcher, settings, ROOT), settings),
  );
  const load = new Load({ shop, servers: [server.url], clients: 8, uses: useOfMix });
  await load.serves(50, 0);
  const all = descendants(server.pid);
  onTestFinished(() => {
    for (const pid of all) killIfThere(pid);
  });
  server.child.kill('SIGKILL');
  const left = () => all.filter((pid) => parentOf(String(pid)) !== null);
  await expect.poll(left).toEqual([]);
  await expect.poll(() => databaseProcesses(server)).toEqual([]);
  expect(load.seen).toMatchObject({ '503 none': 0, '503 unknown': 0, lost: 0 });
  await startServer(settings);
  await load.finish();
  await expectTrueLedger(embeddedOf(settings), [load]);
});

test('a server that nobody launched stays when who started it is killed', async () => {
  const settings = await freshSettings();
  const command = `"${process.execPath}" "${ROOT}packages/server/src/main.ts" serve & wait`;
  const { server, shop } = await serverWithShop(async () =>
    readyServer(startProgram(['sh', '-c', command], settings), settings),
  );
  const [pid] = descendants(server.pid);
  if (pid === undefined) throw new Error('The shell has started nothing');
  onTestFinished(() => {
    process.kill(pid, 'SIGTERM');
  });
  server.child.kill('SIGKILL');
  await expect.poll(() => parentOf(String(pid))).not.toBe(server.pid);
  const load = new Load({ shop, servers: [server.url], clients: 4, uses: useOfMix });
  await load.serves(500, 0);
  await load.finish();
  expect(load.seen).toMatchObject({ '503 none': 0, '503 unknown': 0, lost: 0 });
});

/** Locks the rows of all coupons, so that requests for them can't end; answers what lets them. */
async function lockCoupons({
  settings,
}: Server): Promise<{ untilSomebodyWaits(): Promise<void>; unlock(): Promise<unknown> }> {
  const locker = new pg.Client(embeddedOf(settings));
  locker.on('error', () => undefined);
  await locker.connect();
  onTestFinished(() => locker.end());
  await locker.query('begin');
  await locker.query('select from coupons for update');
  return {
    async untilSomebodyWaits() {
      await expect
        .poll(async () => (await locker.query(`select from pg_locks where not granted`)).rowCount, {
          timeout: 30_000,
        })
        .toBeGreaterThan(0);
    },
    unlock: () => locker.query('rollback'),
  };
}

/** A request that can't end: the row of its coupon is locked by somebody else. */
async function requestThatHangs(server: Server, shop: ShopClient): Promise<void> {
  const locked = await lockCoupons(server);
  // Its end is not waited for: the connection is lost with the server.
  shop.use(server.url, 'OPEN', { orderId: 'hanging' }).catch(() => undefined);
  await locked.untilSomebodyWaits();
}

/** Redeems over a connection of its own. */
async function useAnew({ url, settings }: Server, orderId: string): Promise<Response> {
  const headers = {
    'Api-Key': (await firstKeys({ settings })).admin ?? '',
    'Content-Type': 'application/json',
  };
  return await fetch(`${url}/coupons/active/OPEN/use`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ orderId }),
  });
}

test('what is under way when the signal comes is answered with the word that the connection ends', async () => {
  const { server } = await serverWithShop(async () => startServer(await freshSettings()));
  const locked = await lockCoupons(server);
  const asked = useAnew(server, 'under way');
  await locked.untilSomebodyWaits();
  server.child.kill('SIGTERM');
  const isListening = () =>
    fetch(`${server.url}/health/live`).then(
      () => true,
      () => false,
    );
  await expect.poll(isListening).toBe(false);
  await locked.unlock();
  const answer = await asked;
  expect(answer.status).toBe(200);
  expect(answer.headers.get('connection')).toBe('close');
  expect(await server.ended).toEqual({ code: 0, signal: null });
});

test('who has connected before the signal and was not let in yet is answered', async () => {
  const { server } = await serverWithShop(async () => startServer(await freshSettings()));
  server.child.kill('SIGSTOP');
  const asked = Array.from({ length: 50 }, (_, index) => useAnew(server, `waiting-${index}`));
  const connected = async () => {
    const table = readFileSync('/proc/net/tcp', 'utf8');
    const port = Number(new URL(server.url).port).toString(16).toUpperCase().padStart(4, '0');
    return table.split('\n').filter((line) => new RegExp(`^ *\\d+: \\w+:${port} \\w+:\\w+ 01`).test(line))
      .length;
  };
  await expect.poll(connected).toBeGreaterThanOrEqual(50);
  server.child.kill('SIGTERM');
  server.child.kill('SIGCONT');
  const answers = await Promise.allSettled(asked);
  expect(answers.map((one) => (one.status === 'fulfilled' ? one.value.status : 'lost'))).toEqual(
    Array(50).fill(200),
  );
  expect(await server.ended).toEqual({ code: 0, signal: null });
});

test.each(['SIGTERM', 'SIGINT'] as const)('a second %s ends the server at once, with 1', async (signal) => {
  const { server, shop } = await serverWithShop(async () => startServer(await freshSettings()));
  await requestThatHangs(server, shop);
  const signalledAt = performance.now();
  server.child.kill(signal);
  const again = setInterval(() => server.child.kill(signal), 50);
  onTestFinished(() => clearInterval(again));
  expect(await server.ended).toEqual({ code: 1, signal: null });
  // Signals within a second of the first are its echoes: a terminal and npm both pass it on.
  expect(performance.now() - signalledAt).toBeGreaterThan(900);
  await expect.poll(() => databaseProcesses(server), { timeout: 30_000 }).toEqual([]);
});

test('a signal while the server starts ends it, and the next start is an ordinary one', async () => {
  const settings = await freshSettings();
  const program = startProgram([process.execPath, serverFile, 'serve'], settings);
  const running = () => {
    try {
      return clusterProcesses(describeCluster(settings.COUPONRY_DATA ?? '')).length;
    } catch {
      return 0;
    }
  };
  await expect.poll(running, { timeout: 30_000, interval: 5 }).toBeGreaterThan(0);
  program.child.kill('SIGTERM');
  await program.ended;
  await expect.poll(running, { timeout: 30_000 }).toBe(0);
  const { server, shop } = await serverWithShop(() => startServer(settings));
  expect((await shop.use(server.url, 'OPEN', {})).envelope?.code).toBe(1);
});
