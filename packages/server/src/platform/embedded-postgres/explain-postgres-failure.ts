import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Cluster } from './describe-cluster.ts';
import { EmbeddedPostgresError } from './embedded-postgres-error.ts';
import { socketFolderOf } from './socket-folder.ts';

/**
 * Makes one clear sentence of what PostgreSQL or initdb printed before it gave up.
 *
 * @example explainPostgresFailure('FATAL: could not write ...: No space left on device', cluster).message
 */
export function explainPostgresFailure(output: string, cluster: Cluster): EmbeddedPostgresError {
  const full = output.split('\n').find((line) => OUT_OF_ROOM.test(line));
  const socketFolder = socketFolderOf(cluster);
  if (full?.includes(`"${socketFolder}/`)) {
    return new EmbeddedPostgresError(
      `The disk that holds ${dirname(socketFolder)}, where the database's socket is made, is full. Free some space or set TMPDIR to another folder.`,
    );
  }
  if (full !== undefined) {
    return new EmbeddedPostgresError(
      `The disk that holds ${cluster.dataFolder} is full, so the embedded PostgreSQL can't run. Free some space and start again.`,
    );
  }
  const more = existsSync(cluster.logFile) ? ` See ${cluster.logFile}.` : '';
  return new EmbeddedPostgresError(
    `The embedded PostgreSQL in ${cluster.folder} can't run: ${firstComplaint(output)}.${more}`,
  );
}

const OUT_OF_ROOM = /No space left on device|Disk quota exceeded|wrote only \d+ of/;

/** What clients are told who come too early; says nothing of the cause. */
const TO_CLIENTS = /starting up|shutting down|recovery mode|not yet accepting/;

/** Later complaints only tell what followed from the first. */
function firstComplaint(output: string): string {
  const lines = output.split('\n').filter((line) => line.trim() !== '' && !TO_CLIENTS.test(line));
  const complaint = lines.find((line) => /FATAL|PANIC|error:/.test(line)) ?? lines.at(-1);
  return complaint?.replace(/^.*?(FATAL|PANIC|error):\s+/, '') ?? 'it said nothing';
}
