import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import type { Cluster } from './describe-cluster.ts';
import { explainPostgresFailure } from './explain-postgres-failure.ts';
import { socketFolderOf } from './socket-folder.ts';

const CLUSTER: Cluster = {
  dataFolder: '/srv/shop',
  folder: '/srv/shop/postgres',
  logFile: '/srv/shop/postgres.log',
  name: 'couponry-0123456789ab',
};

test('a full disk is told from that of the socket, which is another one', () => {
  const told = (file: string) =>
    explainPostgresFailure(
      `LOG:  starting PostgreSQL\nFATAL:  could not write lock file "${file}": No space left on device\n`,
      CLUSTER,
    ).message;
  expect(told('/srv/shop/postgres/postmaster.pid')).toMatch(/^The disk that holds \/srv\/shop is full/);
  expect(told(`${socketFolderOf(CLUSTER)}/.s.PGSQL.5432.lock`)).toBe(
    `The disk that holds ${tmpdir()}, where the database's socket is made, is full. Free some space or set TMPDIR to another folder.`,
  );
});
