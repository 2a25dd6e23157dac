import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { ensureServer } from '../../../../tools/server.mjs';
import type { EmbeddedConnection } from '../../src/platform/embedded-postgres/embedded-connection.ts';
import { startEmbeddedPostgres } from '../../src/platform/embedded-postgres/start-embedded-postgres.ts';
import { createTemplateDatabase } from './test-database.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The PostgreSQL of this test run. */
    postgres: EmbeddedConnection;
  }
}

/** What the commands run is built, and one PostgreSQL for the whole run has the settings of production but for the size of its cache. */
export default async function startForAllTests(project: TestProject): Promise<() => Promise<void>> {
  if (!(await ensureServer())) throw new Error('There is no server to test');
  const dataFolder = await mkdtemp(join(tmpdir(), 'couponry-tests-'));
  // Only what went wrong is worth a line among the tests' own.
  const log = { info: () => {}, warn: console.warn, error: console.error };
  const postgres = await startEmbeddedPostgres({
    dataFolder,
    log,
    owner: { purpose: 'command' },
    sharedBuffers: '64MB',
  });
  const stop = async () => {
    await postgres.stop();
    await rm(dataFolder, { recursive: true, force: true });
  };
  try {
    await createTemplateDatabase(postgres.connection);
  } catch (failure) {
    await stop();
    throw failure;
  }
  project.provide('postgres', postgres.connection);
  return stop;
}
