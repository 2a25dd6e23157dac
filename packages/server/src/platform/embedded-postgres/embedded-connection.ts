import { CLUSTER_DATABASE, CLUSTER_USER } from './describe-cluster.ts';
import { SOCKET_PORT } from './socket-folder.ts';

/** How to reach an embedded database: fits `new pg.Pool(...)`. `host` is the folder of its Unix socket. */
export interface EmbeddedConnection {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly database: string;
  /** Said outright: somebody's PGSSLMODE must not ask for encryption on a socket. */
  readonly ssl: false;
}

/** The way to the database behind a socket folder. */
export function embeddedConnection(socketFolder: string, port: number = SOCKET_PORT): EmbeddedConnection {
  return { host: socketFolder, port, user: CLUSTER_USER, database: CLUSTER_DATABASE, ssl: false };
}
