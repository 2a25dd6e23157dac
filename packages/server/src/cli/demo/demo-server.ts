import { type AuditReport, audit } from '../../commands/audit/audit.ts';
import { listWorkspaces } from '../../commands/workspaces/workspaces.ts';
import type { Config } from '../../config.ts';
import { openCommandPool } from '../../platform/db/open-pool.ts';
import { findRunningEmbedded } from '../../platform/embedded-postgres/find-running-embedded.ts';
import type { Log } from '../../platform/log.ts';
import { CommandFailure } from '../failure.ts';
import { firstKeysFile, readFirstKeys } from '../first-keys.ts';
import { openCommandDatabase, withDatabase } from '../open-database.ts';
import { prepareDatabase, serveHere } from '../serve.ts';
import { findServer } from '../server-file.ts';

/** Which server is wanted; the one of the data folder where nothing is said. */
export interface ServerChoice {
  readonly url?: string;
  readonly key?: string;
}

/** What an audit of the server's database said, or why there was none. */
export type Verdict = AuditReport | { readonly notRun: string };

/** A server that the demo talks to. */
export interface DemoServer {
  readonly url: string;
  readonly key: string;
  /** Whether it was started for the demo and ends with it. */
  readonly isOwn: boolean;
  /** Audits its database. @param workspaceId the workspace of the key: a database without it is another server's */
  audit(workspaceId: string): Promise<Verdict>;
}

/** Does something with the server that is wanted, or with one that is started for this. */
export async function withServer<Result>(
  config: Config,
  log: Log,
  choice: ServerChoice,
  onStart: () => void,
  work: (server: DemoServer) => Promise<Result>,
): Promise<Result> {
  const running = await findServer(config.dataFolder);
  const url = choice.url?.replace(/\/+$/, '') ?? running;
  if (url === null) {
    onStart();
    return await withOwnServer(config, log, choice, work);
  }
  return await work({
    url,
    key: await adminKey(config, choice),
    isOwn: false,
    audit: (workspaceId) => auditOf(config, log, url === running, workspaceId),
  });
}

async function withOwnServer<Result>(
  config: Config,
  log: Log,
  choice: ServerChoice,
  work: (server: DemoServer) => Promise<Result>,
): Promise<Result> {
  // What a server tells its operator is of no interest to who watches the demo.
  const quiet = log.child({}, { level: log.level === 'info' ? 'warn' : log.level });
  const { target, close } = await openCommandDatabase(config, quiet);
  try {
    await prepareDatabase(config, target);
    const key = await adminKey(config, choice);
    const serving = await serveHere({ ...config, host: '127.0.0.1', port: 0 }, target, quiet);
    const pool = openCommandPool(target);
    try {
      const url = `http://127.0.0.1:${serving.port}`;
      return await work({ url, key, isOwn: true, audit: () => audit(pool, () => {}) });
    } finally {
      await pool.end();
      await serving.stop();
    }
  } finally {
    await close();
  }
}

async function adminKey({ dataFolder }: Config, choice: ServerChoice): Promise<string> {
  const key = choice.key ?? (await readFirstKeys(dataFolder))?.keys.admin;
  if (key !== undefined) return key;
  throw new CommandFailure(
    `There is no ${firstKeysFile(dataFolder)} with an admin key. Name one with --key (couponry keys create --scope admin).`,
  );
}

async function auditOf(config: Config, log: Log, isHere: boolean, workspaceId: string): Promise<Verdict> {
  const elsewhere = { notRun: 'the audit reads the database, and that of this server is not known here' };
  // Nothing may be started for it: what would be found in an empty database is no verdict.
  if (!isHere || (config.databaseUrl === null && findRunningEmbedded(config.dataFolder) === null)) {
    return elsewhere;
  }
  return await withDatabase(config, log, async (pool) => {
    const workspaces = await listWorkspaces(pool);
    return workspaces.some(({ id }) => id === workspaceId) ? await audit(pool, () => {}) : elsewhere;
  });
}
