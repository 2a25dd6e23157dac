// A process that owns an embedded PostgreSQL, to be killed by a test: `node embedded-owner.ts <data folder>`.
// Prints one line of JSON when the database runs, or the error's message and exits with 1. SIGTERM stops it.
import { EmbeddedPostgresError } from '../../src/platform/embedded-postgres/embedded-postgres-error.ts';
import { startEmbeddedPostgres } from '../../src/platform/embedded-postgres/start-embedded-postgres.ts';

const [, , dataFolder = ''] = process.argv;
const log = { info: () => {}, warn: console.error, error: console.error };

try {
  const postgres = await startEmbeddedPostgres({ dataFolder, log, owner: { purpose: 'serve' } });
  process.once('SIGTERM', () => void postgres.stop());
  console.log(JSON.stringify({ pid: postgres.pid, connection: postgres.connection }));
} catch (failure) {
  console.log(failure instanceof EmbeddedPostgresError ? failure.message : String(failure));
  process.exitCode = 1;
}
