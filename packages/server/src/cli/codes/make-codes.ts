import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { Presets, SingleBar } from 'cli-progress';
import type pg from 'pg';
import type { CodeJob } from '../../commands/codes/code-job.ts';
import { CodeLeases } from '../../commands/codes/code-leases.ts';
import type { GeneratePorts } from '../../commands/codes/generate-codes.ts';
import { type JobOutcome, runGenerateJob } from '../../commands/codes/run-generate-job.ts';
import { type LeftOut, runImportJob } from '../../commands/codes/run-import-job.ts';
import { listWorkspaces, type Workspace } from '../../commands/workspaces/workspaces.ts';
import type { Config } from '../../config.ts';
import { aesPrf } from '../../platform/aes-prf.ts';
import { systemClock } from '../../platform/clock.ts';
import { makeId } from '../../platform/ids.ts';
import type { Log } from '../../platform/log.ts';
import { CommandFailure } from '../failure.ts';
import { withDatabase } from '../open-database.ts';
import { printJson } from '../print.ts';
import { readCodesOfFile } from './read-codes-of-file.ts';

/** What every command over codes is asked for. */
export interface CodesOptions {
  readonly coupon: string;
  readonly workspace?: string;
  readonly json?: true;
}

/** What `codes generate` is asked for. */
export interface GenerateOptions extends CodesOptions {
  readonly count: string;
  readonly job?: string;
}

/** What `codes import` is asked for. */
export interface ImportOptions extends CodesOptions {
  readonly file: string;
  readonly column?: string;
  readonly job?: string;
}

/** So many codes that were left out are told one by one. */
const MOST_TOLD = 20;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** Statistics rows of servers have the stripes below; a command has one of its own. */
const STRIPE = 64;

/** Generates codes; the same command goes on where it was stopped. */
export async function generateMany(config: Config, log: Log, options: GenerateOptions): Promise<void> {
  const count = Number(options.count);
  if (!Number.isSafeInteger(count) || count < 1) {
    throw new CommandFailure(`"${options.count}" is no number of codes. Say --count 1000000.`);
  }
  const couponId = couponOf(options);
  const name = options.job ?? `generate ${couponId} ${count}`;
  await withDatabase(config, log, async (pool) => {
    const workspace = await workspaceOf(pool, options);
    const bar = progressBar('codes', count);
    const wish = { name, isNamed: options.job !== undefined, couponId, count };
    const outcome = await runGenerateJob(portsOf(pool, workspace), workspace.id, wish, bar.update).finally(
      bar.stop,
    );
    tell(outcome, options, []);
  });
}

/** Imports the codes of a CSV file; the same command goes on where it was stopped. */
export async function importMany(config: Config, log: Log, options: ImportOptions): Promise<void> {
  const couponId = couponOf(options);
  const { file, column = null } = options;
  if (!existsSync(file)) throw new CommandFailure(`There is no file ${file}.`);
  const name = options.job ?? `import ${couponId} ${await hashOf(file)} ${column ?? ''}`;
  await withDatabase(config, log, async (pool) => {
    const workspace = await workspaceOf(pool, options);
    const bar = progressBar('lines', 0);
    const left: LeftOut[] = [];
    const wish = { name, isNamed: options.job !== undefined, couponId };
    const listener = {
      onProgress: bar.update,
      onLeftOut: (one: LeftOut) => {
        if (left.length < MOST_TOLD) left.push(one);
      },
    };
    const codes = readCodesOfFile(file, column);
    const outcome = await runImportJob(portsOf(pool, workspace), workspace.id, wish, codes, listener).finally(
      bar.stop,
    );
    tell(outcome, options, left);
  });
}

/** The id of the coupon that was named. */
export function couponOf({ coupon }: CodesOptions): string {
  const id = coupon.toLowerCase();
  if (!UUID.test(id)) throw new CommandFailure(`"${coupon}" is no id of a coupon.`);
  return id;
}

/** The workspace that was named, by id or name, or the first one. */
export async function workspaceOf(pool: pg.Pool, { workspace: wanted }: CodesOptions): Promise<Workspace> {
  const all = await listWorkspaces(pool);
  const found = all.find(({ id, name }) => wanted === undefined || id === wanted || name === wanted);
  if (found !== undefined) return found;
  throw new CommandFailure(
    wanted === undefined
      ? 'There is no workspace yet: start the server once.'
      : `There is no workspace "${wanted}".`,
  );
}

function portsOf(pool: pg.Pool, workspace: Workspace): GeneratePorts {
  const leases = new CodeLeases(pool, () => aesPrf(workspace.codeKey));
  // A running server looks for events without a number by itself.
  const onCommit = (): void => {};
  return { pool, clock: systemClock, makeId, onCommit, stripe: STRIPE, leases };
}

const PROBLEMS: Readonly<Record<NonNullable<JobOutcome['problem']>, string>> = {
  unknown_coupon: 'There is no such coupon in this workspace.',
  wrong_kind: 'The codes of this coupon are not made in this way.',
  archived: 'The coupon is archived.',
  key_reused: 'The job was asked for something else before.',
  range_used_up: 'No code of the range of this coupon is left.',
};

function tell({ job, problem }: JobOutcome, { json }: CodesOptions, left: readonly LeftOut[]): void {
  const { id, couponId, position, made, taken, invalid } = job;
  const leftOut = left.map(({ line, item }) => ({ line, ...item }));
  if (json) printJson({ job: id, couponId, done: position, made, taken, invalid, problem, leftOut });
  else {
    console.log(`${made} codes made, ${taken} taken already, ${invalid} that can be no code.`);
    for (const one of leftOut) {
      const why = 'message' in one ? one.message : 'It is there already.';
      console.log(`line ${one.line}: ${why}`);
    }
  }
  if (problem !== null) throw new CommandFailure(PROBLEMS[problem]);
}

/** A bar on a terminal; elsewhere nothing. On the error stream, so that answers can be piped. */
export function progressBar(unit: string, total: number) {
  if (!process.stderr.isTTY) return { update: () => {}, stop: () => {} };
  const format = total > 0 ? `{bar} {value} of {total} ${unit}, {eta} s left` : `{value} ${unit}`;
  const bar = new SingleBar(
    { format, barsize: 40, hideCursor: true, stream: process.stderr },
    Presets.shades_classic,
  );
  bar.start(total, 0);
  return {
    update: ({ position }: Pick<CodeJob, 'position'>) => bar.update(position),
    stop: () => bar.stop(),
  };
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('base64url').slice(0, 22);
}
