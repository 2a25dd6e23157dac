import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { EmbeddedPostgresError } from './embedded-postgres-error.ts';
import type { PostgresBinaries } from './postgres-binaries.ts';

/** As whom PostgreSQL runs: it refuses to run as root, and a container often has nobody else. */
export interface RunIdentity extends Candidate {
  /** Major version of the binaries, for example 18. */
  readonly majorVersion: number;
}

interface Candidate {
  /** Put before each PostgreSQL command. */
  readonly prefix: readonly string[];
  /** Who has to own the cluster's files. */
  readonly uid: number;
  readonly gid: number;
  /** Who may own them from an earlier start that had to go another way. */
  readonly formerUids: readonly number[];
}

/**
 * Tries the ways to run PostgreSQL on this machine, best first, and takes the first that works: what is
 * allowed differs between machines and containers, and only trying tells.
 *
 * @throws EmbeddedPostgresError when none works
 */
export function chooseRunIdentity(binaries: PostgresBinaries): RunIdentity {
  const complaints: string[] = [];
  for (const candidate of candidates()) {
    const [command = '', ...args] = [...candidate.prefix, binaries.postgres, '--version'];
    const tried = spawnSync(command, args, { encoding: 'utf8' });
    const version = /PostgreSQL\) (\d+)/.exec(tried.stdout ?? '')?.[1];
    if (tried.status === 0 && version !== undefined) return { ...candidate, majorVersion: Number(version) };
    complaints.push((tried.error?.message ?? tried.stderr).trim());
  }
  const advice = isRoot() ? 'Run Couponry as an ordinary user' : 'Use another machine';
  throw new EmbeddedPostgresError(
    `The embedded PostgreSQL can't run here (${complaints.at(-1)}). ${advice}, or set DATABASE_URL to a PostgreSQL 15 or later.`,
  );
}

function candidates(): Candidate[] {
  if (!isRoot()) return ordinaryUser();
  const { uid, gid } = stranger();
  return [...userNamespace(uid, gid), ...capabilities(uid, gid)];
}

/** With `--pdeathsig` the database ends by itself, cleanly, when this process is killed. */
const END_WITH_PARENT = ['setpriv', '--pdeathsig', 'INT', '--'];

function ordinaryUser(): Candidate[] {
  const self = { uid: process.geteuid?.() ?? 0, gid: process.getegid?.() ?? 0, formerUids: [] };
  return [
    { ...self, prefix: END_WITH_PARENT },
    { ...self, prefix: [] },
  ];
}

/** Root under another number, for PostgreSQL's eyes only: the files stay root's and nobody else can read them. */
function userNamespace(uid: number, gid: number): Candidate[] {
  const enter = ['unshare', '--user', `--map-user=${uid}`, `--map-group=${gid}`, '--'];
  const root = { uid: 0, gid: 0, formerUids: [uid] };
  return [
    // After unshare: a change of identity clears the death signal.
    { ...root, prefix: [...enter, ...END_WITH_PARENT] },
    { ...root, prefix: enter },
  ];
}

/** Where namespaces are refused (Docker's default): another user that keeps root's right to enter any folder. */
function capabilities(uid: number, gid: number): Candidate[] {
  const keep = '-all,+dac_override';
  const change = ['setpriv', `--reuid=${uid}`, `--regid=${gid}`, '--clear-groups'];
  // Without no_setuid_fixup access(2) ignores the capability, and initdb can't find its own program.
  const rights = ['--securebits=+no_setuid_fixup', `--inh-caps=${keep}`, `--ambient-caps=${keep}`];
  return [
    {
      uid,
      gid,
      formerUids: [0],
      prefix: [...change, ...rights, `--bounding-set=${keep}`, '--pdeathsig', 'INT', '--'],
    },
  ];
}

/** PostgreSQL looks its user up by number, so it has to be one that has a name: nobody, or else any but root. */
function stranger(): { uid: number; gid: number } {
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .map(([, , uid, gid]) => ({ uid: Number(uid), gid: Number(gid) }))
    .filter(({ uid, gid }) => uid > 0 && gid > 0);
  return users.find(({ uid }) => uid === 65_534) ?? users[0] ?? { uid: 65_534, gid: 65_534 };
}

function isRoot(): boolean {
  return process.geteuid?.() === 0;
}
