import { once } from 'node:events';
import { createWriteStream, existsSync } from 'node:fs';
import { open, rename, stat, truncate } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import type pg from 'pg';
import { CODES_A_STEP } from '../../commands/codes/code-job.ts';
import { type ListedCode, listCodes } from '../../commands/codes/list-codes.ts';
import { readCoupon } from '../../commands/coupons/coupon-ports.ts';
import type { Config } from '../../config.ts';
import { systemClock } from '../../platform/clock.ts';
import type { Log } from '../../platform/log.ts';
import { CommandFailure } from '../failure.ts';
import { withDatabase } from '../open-database.ts';
import { printJson } from '../print.ts';
import { type CodesOptions, couponOf, progressBar, workspaceOf } from './make-codes.ts';

/** What `codes export` is asked for. */
export interface ExportOptions extends CodesOptions {
  readonly out?: string;
}

const HEAD = 'code,state,clientId,issuedAt,activatedAt,expiresAt,usedAt,redemptions\n';
/** More than any line is long. */
const TAIL_BYTES = 4096;

/**
 * Writes the codes of a coupon as CSV, in the order of codes: to a file, which the same command finishes when it was stopped, or to
 * the output.
 */
export async function exportCodes(config: Config, log: Log, options: ExportOptions): Promise<void> {
  const couponId = couponOf(options);
  const { out } = options;
  if (out !== undefined && existsSync(out)) throw new CommandFailure(`There is a file ${out} already.`);
  await withDatabase(config, log, async (pool) => {
    const workspace = await workspaceOf(pool, options);
    if ((await readCoupon(pool, workspace.id, couponId)) === null) {
      throw new CommandFailure('There is no such coupon in this workspace.');
    }
    if (out === undefined) {
      await write(process.stdout, HEAD);
      await writeCodes(pool, workspace.id, couponId, null, process.stdout);
      return;
    }
    const part = `${out}.part`;
    const after = await lastCodeIn(part);
    const stream = createWriteStream(part, { flags: 'a' });
    if (after === null) await write(stream, HEAD);
    const written = await writeCodes(pool, workspace.id, couponId, after, stream);
    stream.end();
    await once(stream, 'close');
    await rename(part, out);
    if (options.json) printJson({ couponId, file: out, written, wentOnAfter: after });
    else
      console.log(
        `${written} codes written to ${out}${after === null ? '' : ', behind those that were there'}.`,
      );
  });
}

async function writeCodes(
  pool: pg.Pool,
  workspaceId: string,
  couponId: string,
  start: string | null,
  stream: Writable,
): Promise<number> {
  const bar = progressBar('codes', 0);
  let [after, position] = [start, 0];
  for (let read = CODES_A_STEP; read === CODES_A_STEP; ) {
    const search = { couponId, after, part: null, state: null, clientId: null, limit: CODES_A_STEP };
    const { codes } = await listCodes({ pool, clock: systemClock }, workspaceId, search);
    await write(stream, codes.map(lineOf).join(''));
    read = codes.length;
    position += read;
    after = codes.at(-1)?.code ?? after;
    bar.update({ position });
  }
  bar.stop();
  return position;
}

function lineOf(code: ListedCode): string {
  const time = (at: number | null): string => (at === null ? '' : new Date(at).toISOString());
  const { state, clientId, issuedAt, activatedAt, expiresAt, lastRedeemedAt, redemptions } = code;
  const times = [issuedAt, activatedAt, expiresAt, lastRedeemedAt].map(time).join(',');
  return `${quoted(code.code)},${state},${clientId ?? ''},${times},${redemptions}\n`;
}

/** As RFC 4180 has it. */
function quoted(text: string): string {
  return /[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

async function write(stream: Writable, text: string): Promise<void> {
  if (!stream.write(text)) await once(stream, 'drain');
}

/** The last code of a file that was not finished; a line that was cut off is taken away. Null where there is none. */
async function lastCodeIn(file: string): Promise<string | null> {
  if (!existsSync(file)) return null;
  const { size } = await stat(file);
  const from = Math.max(0, size - TAIL_BYTES);
  const handle = await open(file);
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(TAIL_BYTES), 0, TAIL_BYTES, from);
  await handle.close();
  const end = buffer.subarray(0, bytesRead).lastIndexOf('\n');
  const last = buffer.subarray(0, Math.max(0, end)).toString().split('\n').at(-1) ?? '';
  const isHead = end === -1 || `${last}\n` === HEAD;
  await truncate(file, isHead ? 0 : from + end + 1);
  if (isHead) return null;
  return last.startsWith('"')
    ? last.slice(1, last.lastIndexOf('"')).replaceAll('""', '"')
    : last.slice(0, last.indexOf(','));
}
