import { onTestFinished } from 'vitest';
import { FaultyNetwork } from '../../src/cli/proof/run/faulty-network.ts';
import type { EmbeddedConnection } from '../../src/platform/embedded-postgres/embedded-connection.ts';

/** A network to a database that a test can spoil, and the URL by which a server reaches the database through it. */
export async function networkTo({ host, port, user, database }: EmbeddedConnection): Promise<{
  readonly network: FaultyNetwork;
  readonly databaseUrl: string;
}> {
  const network = await FaultyNetwork.to(() => ({ path: `${host}/.s.PGSQL.${port}` }));
  onTestFinished(() => network.fail());
  return { network, databaseUrl: `postgresql://${user}@127.0.0.1:${network.port}/${database}` };
}
