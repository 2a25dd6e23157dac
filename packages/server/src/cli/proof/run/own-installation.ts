import { closeSync, openSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { audit } from '../../../commands/audit/audit.ts';
import { openCommandPool } from '../../../platform/db/open-pool.ts';
import { findRunningEmbedded } from '../../../platform/embedded-postgres/find-running-embedded.ts';
import { readFirstKeys } from '../../first-keys.ts';
import type { ServerProcess } from '../../server-process.ts';
import { startServerProcess } from '../../server-process.ts';
import { OWN_FAULTS } from '../plan/plan-faults.ts';
import { DialectV1 } from '../speak/dialect-v1.ts';
import { DialectV3 } from '../speak/dialect-v3.ts';
import { FaultyNetwork } from './faulty-network.ts';
import type { Installation } from './installation.ts';
import { type Ground, inflict } from './own-faults.ts';
import { readLedger } from './read-ledger.ts';

/** The clocks of one machine. */
const CLOCK_MARGIN_MS = 250;
const RETRY_MS = 100;

/**
 * Two servers on one embedded database, in a scratch folder: the first one owns the database, the second one reaches it
 * through a network that can be spoiled, and tills reach both through such a network. Leaves nothing behind.
 */
export async function withOwnInstallation<Result>(
  work: (installation: Installation) => Promise<Result>,
): Promise<Result> {
  const scratch = await mkdtemp(join(tmpdir(), 'couponry-proof-'));
  const errors = openSync(join(scratch, 'servers.log'), 'a');
  const ground = new OwnGround(join(scratch, 'data'), join(scratch, 'other'), errors);
  try {
    await ground.start();
    return await work(await installationOn(ground));
  } finally {
    await ground.stop();
    closeSync(errors);
    // A database that was killed may still be writing its last.
    await rm(scratch, { recursive: true, force: true, maxRetries: 50, retryDelay: 100 });
  }
}

async function installationOn(ground: OwnGround): Promise<Installation> {
  const first = await readFirstKeys(ground.dataFolder);
  if (first === null) throw new Error('A server has started that has no keys');
  const workspaceId = first.workspace.id;
  return {
    servers: ground.entrances.map(({ port }) => `http://127.0.0.1:${port}`),
    dialects: [new DialectV1(first.keys.admin), new DialectV3(first.keys.admin)],
    host: null,
    insistsOnAll: false,
    knowsActivations: true,
    faults: OWN_FAULTS,
    clockMargin: CLOCK_MARGIN_MS,
    inflict: (fault) => inflict(ground, fault),
    readLedger: ({ coupons }) => {
      const ids = coupons.map(({ id }) => id);
      return ground.withPool((pool) => readLedger(pool, workspaceId, ids));
    },
    audit: async () => {
      const { differences } = await ground.withPool((pool) => audit(pool, () => {}));
      return differences.map(
        ({ counter, of, stored, ledger }) => `${counter} of ${of}: ${stored}, by the ledger ${ledger}`,
      );
    },
  };
}

/** The processes and networks of an installation of our own. */
class OwnGround implements Ground {
  readonly dataFolder: string;
  readonly entrances: FaultyNetwork[] = [];
  toDatabase!: FaultyNetwork;
  readonly #otherFolder: string;
  readonly #errors: number;
  readonly #servers: (ServerProcess | null)[] = [null, null];

  constructor(dataFolder: string, otherFolder: string, errors: number) {
    this.dataFolder = dataFolder;
    this.#otherFolder = otherFolder;
    this.#errors = errors;
  }

  async start(): Promise<void> {
    this.toDatabase = await FaultyNetwork.to(() => {
      const found = findRunningEmbedded(this.dataFolder);
      return found === null ? null : { path: `${found.host}/.s.PGSQL.${found.port}` };
    });
    for (const index of [0, 1] as const) {
      await this.startServer(index);
      this.entrances.push(await FaultyNetwork.to(() => this.#address(index)));
    }
  }

  /** Starts a server again and again until it runs: its database may be on its way, too. */
  async startServer(index: 0 | 1): Promise<void> {
    for (let attempt = 1; this.#servers[index] === null; attempt += 1) {
      try {
        this.#servers[index] = await startServerProcess(this.#settings(index), this.#errors);
      } catch (error) {
        if (attempt === 20) throw error;
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
      }
    }
  }

  server(index: 0 | 1): ServerProcess {
    const server = this.#servers[index];
    if (server === null || server === undefined)
      throw new Error('A server that was killed is to be killed again');
    return server;
  }

  async killServer(index: 0 | 1): Promise<void> {
    const server = this.server(index);
    this.#servers[index] = null;
    server.signal('SIGKILL');
    await server.ended;
  }

  async withPool<Result>(
    work: (pool: ReturnType<typeof openCommandPool>) => Promise<Result>,
  ): Promise<Result> {
    const target = findRunningEmbedded(this.dataFolder);
    if (target === null) throw new Error('The embedded database does not run');
    const pool = openCommandPool(target);
    try {
      return await work(pool);
    } finally {
      await pool.end();
    }
  }

  async stop(): Promise<void> {
    await Promise.all(this.entrances.map((entrance) => entrance.fail()));
    // The first one takes the database with it.
    for (const server of this.#servers.toReversed()) {
      server?.signal('SIGCONT');
      await server?.stop();
    }
    await this.toDatabase?.fail();
  }

  #settings(index: 0 | 1): Readonly<Record<string, string>> {
    const quiet = { COUPONRY_LOG: 'error' };
    if (index === 0) return { ...quiet, COUPONRY_DATA: this.dataFolder };
    const found = findRunningEmbedded(this.dataFolder);
    const [user, database] = found === null ? ['', ''] : [found.user, found.database];
    const url = `postgresql://${user}@127.0.0.1:${this.toDatabase.port}/${database}`;
    return { ...quiet, COUPONRY_DATA: this.#otherFolder, DATABASE_URL: url };
  }

  #address(index: 0 | 1): { readonly host: string; readonly port: number } | null {
    const url = this.#servers[index]?.url;
    return url === undefined ? null : { host: '127.0.0.1', port: Number(new URL(url).port) };
  }
}
