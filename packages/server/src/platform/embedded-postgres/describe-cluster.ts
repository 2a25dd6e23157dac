import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { join } from 'node:path';

/** PostgreSQL's superuser and the database in which everything of Couponry lives. */
export const CLUSTER_USER = 'couponry';
export const CLUSTER_DATABASE = 'couponry';

/** Where things of one embedded database are ("cluster" is PostgreSQL's word for one data directory). */
export interface Cluster {
  readonly dataFolder: string;
  readonly folder: string;
  readonly logFile: string;
  /** In the title of each of its processes, so that they can be told from those of other servers. */
  readonly name: string;
}

/**
 * Describes the embedded database of a data folder that exists. However the folder is written (relative,
 * through a symbolic link), the description is the same.
 *
 * @example describeCluster('.couponry').folder // '/srv/shop/.couponry/postgres'
 */
export function describeCluster(dataFolder: string): Cluster {
  const real = realpathSync(dataFolder);
  const mark = createHash('sha256').update(real).digest('hex').slice(0, 12);
  return {
    dataFolder: real,
    folder: join(real, 'postgres'),
    logFile: join(real, 'postgres.log'),
    name: `couponry-${mark}`,
  };
}
