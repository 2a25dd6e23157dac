import { readFile } from 'node:fs/promises';
import {
  draftFromFields,
  fieldChecker,
  NewCoupon,
  type NewCouponFields,
  withDates,
} from '@couponry/contract';
import { type Coupon, isTimeZone, minorDigits } from '@couponry/engine';
import { readCoupon } from '../../commands/coupons/coupon-ports.ts';
import type { Config } from '../../config.ts';
import { systemClock } from '../../platform/clock.ts';
import type { Log } from '../../platform/log.ts';
import type { SimulatedCoupons } from '../../simulation/run-simulation.ts';
import { workspaceOf } from '../codes/make-codes.ts';
import { CommandFailure } from '../failure.ts';
import { withDatabase } from '../open-database.ts';
import type { SimulateOptions } from './simulate-options.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const CHECKER = fieldChecker(NewCoupon);

/**
 * The coupons of a simulation: files, and those of the database that are named by id. Without such no database is opened.
 *
 * @throws CommandFailure naming the file and each field of it that is wrong, or the coupon that is not there
 */
export async function readCoupons(
  config: Config,
  log: Log,
  options: SimulateOptions,
): Promise<SimulatedCoupons> {
  const wanted = [options.coupon, ...(options.with ?? [])];
  checkTerms(options);
  const ids = wanted.filter((one) => UUID.test(one));
  const stored = ids.length === 0 ? new Map<string, Coupon>() : await readStored(config, log, options, ids);
  const coupons = await Promise.all(
    wanted.map(async (one) => stored.get(one) ?? (await readFileOfCoupon(one, options))),
  );
  const [draft, ...others] = coupons;
  if (draft === undefined) throw new CommandFailure('Say which coupon: --coupon draft.json');
  return { draft, others };
}

function checkTerms({ currency, timeZone }: SimulateOptions): void {
  if (minorDigits(currency) === null) throw new CommandFailure(`"${currency}" is no currency, such as GBP.`);
  if (!isTimeZone(timeZone)) {
    throw new CommandFailure(`"${timeZone}" is no time zone, such as Europe/London.`);
  }
}

function readStored(
  config: Config,
  log: Log,
  options: SimulateOptions,
  ids: readonly string[],
): Promise<Map<string, Coupon>> {
  return withDatabase(config, log, async (pool) => {
    const workspace = await workspaceOf(pool, options);
    const found = new Map<string, Coupon>();
    for (const id of ids) {
      const dated = await readCoupon(pool, workspace.id, id.toLowerCase());
      if (dated === null) throw new CommandFailure(`There is no coupon ${id} in this workspace.`);
      // When it ran is over as a rule, or still to come: what it would have done is asked.
      found.set(id, withDates(dated.coupon, options.dates ?? 'ignore'));
    }
    return found;
  });
}

async function readFileOfCoupon(file: string, options: SimulateOptions): Promise<Coupon> {
  const { currency, timeZone, dates = 'heed' } = options;
  const text = await readFile(file, 'utf8').catch(() => {
    throw new CommandFailure(`There is no file ${file}, and it is no id of a coupon.`);
  });
  const fields = parse(file, text);
  const wrong = CHECKER.check(fields);
  if (wrong.length > 0) throw new CommandFailure(told(file, wrong));
  const origin = { currency, timeZone, codePrefix: null, now: systemClock.now() };
  const made = draftFromFields(fields as NewCouponFields, origin);
  if ('errors' in made) throw new CommandFailure(told(file, made.errors));
  // Several files are several coupons, each with an id of its own.
  return withDates({ ...made.coupon, id: file }, dates);
}

function parse(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new CommandFailure(`${file} is not JSON: ${error instanceof Error ? error.message : error}`);
  }
}

function told(file: string, errors: readonly { readonly field: string; readonly message: string }[]): string {
  const lines = errors.map(({ field, message }) => `  ${field === '' ? 'It' : field} ${message}.`);
  return `${file} is no coupon:\n${lines.join('\n')}`;
}
