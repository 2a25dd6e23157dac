import { readdirSync, readFileSync } from 'node:fs';
import { expect, onTestFinished, test, vi } from 'vitest';
import { ShopClient } from '../support/fault-client.ts';
import {
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
  type Server,
  settingsWithPort,
  startServer,
} from '../support/fault-server.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

interface Setup {
  readonly server: Server;
  readonly shop: ShopClient;
  readonly database: TestDatabase;
}

/** Two workers behind one port. */
async function setUp(): Promise<Setup> {
  const database = await createTestDatabase();
  onTestFinished(() => database.drop());
  const more = { DATABASE_URL: databaseUrl(database.connection), COUPONRY_WORKERS: '2' };
  const server = await startServer(await settingsWithPort(more));
  const shop = new ShopClient((await firstKeys(server)).admin ?? '');
  onTestFinished(() => shop.close());
  return { server, shop, database };
}

function workersOf({ pid }: Server): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && parentOf(name) === pid)
    .map(Number);
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

/** The sum of all workers, of a metric. */
async function metric({ url }: Server, name: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const lines = text.split('\n').filter((line) => line.startsWith(name));
  return lines.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
}

test('64 clients at two workers get exactly what the limit allows, and the metrics tell of all of it', async () => {
  const setup = await setUp();
  const { server, shop, database } = setup;
  expect(workersOf(server)).toHaveLength(2);
  await shop.makeCoupon(server.url, { name: 'Hot', code: 'HOT', limitGlobal: 300 });
  const uses = (n: number) => (n < 600 ? { orderId: `order-${n}`, code: 'HOT' } : null);
  const load = new Load({ shop, servers: [server.url], clients: 64, uses });
  await load.ended();
  expect(load.successes()).toHaveLength(300);
  expectSoundAnswers(load);
  await expectTrueLedger(database.connection, [load]);
  await expectCleanAudit(server.settings);
  const asked = 'couponry_http_request_seconds_count{method="POST",route="/coupons/active/:code/use"';
  // A worker that is held up tells of itself the next time.
  await expect.poll(() => metric(server, asked)).toBe(600 + load.seen['503 none']);
  await expect.poll(() => metric(server, 'couponry_refusals_total')).toBe(300);
});

test('a worker that is killed under load is replaced; SIGTERM then ends all of them in peace', async () => {
  const { server, shop, database } = await setUp();
  await makeMix(shop, server.url);
  const load = new Load({ shop, servers: [server.url], clients: 24, uses: useOfMix });
  await load.serves(100, 0);
  const [killed = 0] = workersOf(server);
  process.kill(killed, 'SIGKILL');
  await load.serves(100, performance.now());
  await vi.waitFor(() => expect(workersOf(server).filter((pid) => pid !== killed)).toHaveLength(2), {
    timeout: 30_000,
  });
  await load.serves(100, performance.now());
  await load.finish();
  expectSoundAnswers(load);
  expect(await metric(server, 'process_resident_memory_bytes')).toBeGreaterThan(0);
  await expectTrueLedger(database.connection, [load]);
  await expectCleanAudit(server.settings);
  const all = workersOf(server);
  server.child.kill('SIGTERM');
  expect(await server.ended).toEqual({ code: 0, signal: null });
  await expect.poll(() => all.filter((pid) => parentOf(String(pid)) !== null)).toEqual([]);
});

test('what workers that are gone had counted stays in the metrics', async () => {
  const { server, shop } = await setUp();
  await makeMix(shop, server.url);
  const load = new Load({ shop, servers: [server.url], clients: 24, uses: useOfMix });
  await load.serves(200, 0);
  await load.finish();
  const asked = 'couponry_http_request_seconds_count{method="POST",route="/coupons/active/:code/use"';
  const counted = await metric(server, asked);
  expect(counted).toBeGreaterThanOrEqual(200);
  const killed = workersOf(server);
  for (const pid of killed) process.kill(pid, 'SIGKILL');
  await expect
    .poll(() => workersOf(server).filter((pid) => !killed.includes(pid)), { timeout: 30_000 })
    .toHaveLength(2);
  await expect
    .poll(() =>
      fetch(`${server.url}/health/ready`)
        .then(({ ok }) => ok)
        .catch(() => false),
    )
    .toBe(true);
  expect(await metric(server, asked)).toBe(counted);
});

test('a worker that stands still: metrics are answered, and a second signal leaves nobody behind', async () => {
  const { server } = await setUp();
  const all = workersOf(server);
  const [still = 0] = all;
  onTestFinished(() => kill(still, 'SIGKILL'));
  expect(await metric(server, 'process_resident_memory_bytes')).toBeGreaterThan(0);
  kill(still, 'SIGSTOP');
  for (let times = 0; times < 2; times += 1) {
    const metrics = await fetchUntilAnswered(`${server.url}/metrics`);
    expect(metrics.status).toBe(200);
    expect(await metrics.text()).toContain('couponry_http_request_seconds');
  }
  expect(workersOf(server)).toEqual(all);
  server.child.kill('SIGTERM');
  const again = setInterval(() => server.child.kill('SIGTERM'), 100);
  onTestFinished(() => clearInterval(again));
  expect(await server.ended).toEqual({ code: 1, signal: null });
  await vi.waitFor(() => expect(all.filter((pid) => parentOf(String(pid)) !== null)).toEqual([]), {
    timeout: 30_000,
  });
});

/** A process that is gone already is what was wanted. */
function kill(pid: number, signal: NodeJS.Signals): void {
  if (parentOf(String(pid)) !== null) process.kill(pid, signal);
}

/** Every other connection is handed to the worker that stands still. */
async function fetchUntilAnswered(url: string): Promise<Response> {
  const asked = Array.from({ length: 4 }, () => fetch(url, { headers: { connection: 'close' } }));
  return await Promise.any(asked);
}

test('SIGTERM while a killed worker is being replaced ends all of them in peace', async () => {
  const { server } = await setUp();
  const before = workersOf(server);
  process.kill(before[0] ?? 0, 'SIGKILL');
  await vi.waitFor(() => expect(workersOf(server).some((pid) => !before.includes(pid))).toBe(true), {
    timeout: 30_000,
    interval: 2,
  });
  server.child.kill('SIGTERM');
  expect(await server.ended).toEqual({ code: 0, signal: null });
});

test('workers end when the process that started them is killed, and the next start is an ordinary one', async () => {
  const { server, shop } = await setUp();
  const workers = workersOf(server);
  await shop.makeCoupon(server.url, { name: 'For everybody', code: 'OPEN' });
  server.child.kill('SIGKILL');
  await server.ended;
  await vi.waitFor(() => expect(workers.filter((pid) => parentOf(String(pid)) !== null)).toEqual([]), {
    timeout: 30_000,
  });
  const next = await startServer(server.settings);
  expect((await shop.use(next.url, 'OPEN', {})).envelope?.code).toBe(1);
});
