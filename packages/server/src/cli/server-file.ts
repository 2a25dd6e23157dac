import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Where a server of a data folder answers, for commands that would rather ask it. */
interface ServerFile {
  readonly url: string;
  readonly pid: number;
}

/** Notes where this server answers. */
export async function writeServerFile(dataFolder: string, url: string): Promise<void> {
  const content: ServerFile = { url, pid: process.pid };
  await writeFile(file(dataFolder), `${JSON.stringify(content)}\n`);
}

/** Forgets where a server answered. */
export async function removeServerFile(dataFolder: string): Promise<void> {
  await rm(file(dataFolder), { force: true });
}

/** Where a server of this folder answers right now, or null when none does. */
export async function findServer(dataFolder: string): Promise<string | null> {
  try {
    const { url }: ServerFile = JSON.parse(await readFile(file(dataFolder), 'utf8'));
    const answer = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(2000) });
    return answer.ok ? url : null;
  } catch {
    return null;
  }
}

function file(dataFolder: string): string {
  return join(dataFolder, 'server.json');
}
