import { byteaArray } from '../platform/db/arrays.ts';
import type { Statement } from '../platform/db/statement.ts';

/** Stores a secret of the installation, unless it has one of this name. */
export function insertInstallationSecret(name: string, secret: Buffer): Statement {
  const text = `
    insert into installation_secrets (name, secret)
    select $1, ($2::bytea[])[1]
    on conflict (name) do nothing`;
  return { name: 'insert_installation_secret', text, values: [name, byteaArray([secret])] };
}

/** Reads a secret of the installation, in hexadecimal. */
export function selectInstallationSecret(name: string): Statement {
  const text = `select encode(secret, 'hex') from installation_secrets where name = $1`;
  return { name: 'select_installation_secret', text, values: [name] };
}
