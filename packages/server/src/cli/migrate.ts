import type { Config } from '../config.ts';
import { openCommandPool } from '../platform/db/open-pool.ts';
import type { Log } from '../platform/log.ts';
import { migrate } from '../platform/migrate.ts';
import { openCommandDatabase } from './open-database.ts';
import { printJson } from './print.ts';

/** Applies the migrations that are missing and prints which they were. */
export async function printMigrations(
  config: Config,
  log: Log,
  options: { readonly json?: true },
): Promise<void> {
  const database = await openCommandDatabase(config, log);
  const pool = openCommandPool(database.target);
  try {
    const applied = await migrate(pool);
    if (options.json) printJson({ applied });
    else if (applied.length === 0) console.log('The database has the present schema already.');
    else console.log(`Applied ${applied.join(', ')}.`);
  } finally {
    await pool.end();
    await database.close();
  }
}
