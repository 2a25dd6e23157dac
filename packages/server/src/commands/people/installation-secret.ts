import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { query } from '../../platform/db/query.ts';
import { insertInstallationSecret, selectInstallationSecret } from '../../sql/installation-secrets.ts';

const SECRET_BYTES = 32;

/** A secret of the whole installation, in hexadecimal, the same for every process; made when it is first asked for. */
export async function installationSecret(pool: pg.Pool, name: string): Promise<string> {
  const [, found] = await query(
    pool,
    [insertInstallationSecret(name, randomBytes(SECRET_BYTES)), selectInstallationSecret(name)],
    'writes',
  );
  const secret = found?.rows[0]?.[0];
  if (typeof secret !== 'string') throw new Error('The installation has no secret');
  return secret;
}
