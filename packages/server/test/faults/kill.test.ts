import { expect, test } from 'vitest';
import { clusterProcesses } from '../../src/platform/embedded-postgres/cluster-processes.ts';
import { describeCluster } from '../../src/platform/embedded-postgres/describe-cluster.ts';
import { readPostmasterPidFile } from '../../src/platform/embedded-postgres/postmaster-pid-file.ts';
import { ShopClient } from '../support/fault-client.ts';
import {
  embeddedOf,
  expectCleanAudit,
  expectSoundAnswers,
  expectTrueLedger,
  makeMix,
  useOfMix,
} from '../support/fault-ledger.ts';
import { Load } from '../support/fault-load.ts';
import {
  firstKeys,
  type Server,
  type Settings,
  settingsWithPort,
  startServer,
} from '../support/fault-server.ts';
import { killIfThere } from '../support/kill-if-there.ts';

const CLIENTS = 24;

/** A server on a fixed port, so that its shops find it again after the next start. */
async function serverUnderLoad(): Promise<{ server: Server; settings: Settings; load: Load }> {
  const settings = await settingsWithPort();
  const server = await startServer(settings);
  const shop = new ShopClient((await firstKeys(server)).admin ?? '');
  await makeMix(shop, server.url);
  const load = new Load({ shop, servers: [server.url], clients: CLIENTS, uses: useOfMix });
  await load.serves(300, 0);
  return { server, settings, load };
}

/** Goes on with the load, then looks whether everything that was promised is there. */
async function expectKept(load: Load, settings: Settings, killedAt: number): Promise<void> {
  await load.serves(200, killedAt);
  await load.finish();
  expectSoundAnswers(load);
  await expectTrueLedger(embeddedOf(settings), [load]);
  await expectCleanAudit(settings);
}

/** The processes of the embedded database. */
const processes = ({ COUPONRY_DATA = '' }: Settings) => clusterProcesses(describeCluster(COUPONRY_DATA));

/** The first process of the embedded database, on which the others depend; null while it is not ready. */
function postmaster({ COUPONRY_DATA = '' }: Settings): number | null {
  const file = readPostmasterPidFile(describeCluster(COUPONRY_DATA));
  return file?.ready === true && processes({ COUPONRY_DATA }).includes(file.pid) ? file.pid : null;
}

test('after kill -9 of the server the next start has every redemption that was answered, once', async () => {
  const { server, settings, load } = await serverUnderLoad();
  const killedAt = performance.now();
  server.child.kill('SIGKILL');
  await server.ended;
  await startServer(settings);
  await expectKept(load, settings, killedAt);
  // Whether something was under way just then is a matter of luck; nobody can have missed that the server was gone.
  expect(load.seen.lost + load.seen['refused connection']).toBeGreaterThan(0);
});

test('kill -9 of the embedded database is over without a start of the server', async () => {
  const { server, settings, load } = await serverUnderLoad();
  const killed = postmaster(settings);
  if (killed === null) throw new Error('The embedded database does not run');
  process.kill(killed, 'SIGKILL');
  // Its processes serve on until they are ended; whether a shop is told of it depends on what is under way then.
  await load.until(() => ![killed, null].includes(postmaster(settings)));
  await expectKept(load, settings, performance.now());
  expect(server.child.exitCode).toBeNull();
  expect(load.seen).toMatchObject({ lost: 0, 'refused connection': 0 });
});

test('kill -9 of all processes of the embedded database, again and again, loses nothing', async () => {
  const { settings, load } = await serverUnderLoad();
  for (let times = 0; times < 3; times += 1) {
    await load.serves(50, performance.now());
    const killed = postmaster(settings);
    for (const pid of processes(settings)) killIfThere(pid);
    await load.until(() => ![killed, null].includes(postmaster(settings)));
  }
  await expectKept(load, settings, performance.now());
});

test('after kill -9 of server and database the next start has every redemption that was answered, once', async () => {
  const { server, settings, load } = await serverUnderLoad();
  const killedAt = performance.now();
  server.child.kill('SIGKILL');
  for (const pid of processes(settings)) killIfThere(pid);
  await server.ended;
  await startServer(settings);
  await expectKept(load, settings, killedAt);
});
