import type { Readable } from 'node:stream';
import {
  type BodyOf,
  draftFromFields,
  type FieldError,
  instantToV1,
  MAX_SIMULATION_UPLOAD,
  type SimulationUploadFields,
  withDates,
} from '@couponry/contract';
import { type Coupon, normaliseCode, parseInstant } from '@couponry/engine';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Caller } from '../../commands/caller.ts';
import { MAX_LEDGER_ORDERS } from '../../commands/simulations/ledger-orders.ts';
import type { Job, SimulationWish } from '../../commands/simulations/simulations.ts';
import { Abandoned } from '../../ledger/index.ts';
import { SpoolStalled, SpoolTooLarge, spool } from '../../platform/spool.ts';
import { askForBody } from '../plugins/ask-for-body.ts';
import { BadRequest } from '../plugins/bad-request.ts';
import { EMPTY_FILE } from '../plugins/json-body.ts';
import { otherCharset } from '../plugins/other-charset.ts';
import { Words } from '../plugins/reason-words.ts';
import type { Services } from '../services.ts';
import { ProblemV1Error } from './problem-v1-error.ts';
import type { Answered, Serve } from './serve.ts';

type Body = BodyOf<'startSimulation'>;

/** How long one who is told that another one runs waits, in seconds. */
const RETRY_AFTER = 5;

const FORMATS = { 'text/csv': 'csv', 'application/x-ndjson': 'jsonl' } as const;
const MOST_OTHERS = 11;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Takes files of orders as bodies; they are read by whoever is asked. */
export function acceptOrders(app: FastifyInstance): void {
  app.addContentTypeParser(Object.keys(FORMATS), (request, body, done) => {
    if (otherCharset(request) === null) done(null, body);
    else done(new ProblemV1Error('media_type_unknown'));
  });
}

/** The methods of backtests. */
export function simulationRoutes(serve: Serve, services: Services): void {
  serve(
    'startSimulation',
    async ({ body, caller }) => {
      refuseChoices(body);
      const coupons = await couponsOf(services, caller, body);
      return await start(services, caller, { coupons, ...(await ordersOf(services, caller, body)) });
    },
    {
      async withFile({ request, caller, query, file }) {
        const coupons = await couponsOf(services, caller, readUploadQuery(query as SimulationUploadFields));
        const wish = { coupons, format: formatOf(request), notes: [], receive: () => receive(file) };
        return await start(services, caller, wish);
      },
    },
  );
  serve('getJob', async ({ id, caller }) => {
    const job = await services.readJob(caller.workspace.id, id);
    if (job === null) throw new ProblemV1Error('job_unknown');
    return { status: 200, body: answerOfJob(job) };
  });
}

async function start(services: Services, caller: Caller, wish: SimulationWish): Promise<Answered> {
  const job = await services.startSimulation(caller.workspace.id, wish);
  if (job === null) throw new ProblemV1Error('simulation_running', { retryAfter: RETRY_AFTER });
  return { status: 201, body: answerOfJob(job) };
}

async function receive(file: Readable) {
  askForBody(file);
  try {
    const { path, size, discard } = await spool(file, MAX_SIMULATION_UPLOAD);
    if (size === 0) {
      await discard();
      throw new BadRequest([EMPTY_FILE]);
    }
    return { orders: { kind: 'disk', path, size } as const, discard };
  } catch (error) {
    if (error instanceof SpoolTooLarge) throw new ProblemV1Error('too_large');
    throw isGone(error) ? new Abandoned() : error;
  }
}

/** Whether who sent a file went away in the middle of it, or sends nothing any more; nothing of ours has failed then. */
function isGone(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return error instanceof SpoolStalled || code === 'ECONNRESET' || code === 'ERR_STREAM_PREMATURE_CLOSE';
}

function formatOf({ headers }: FastifyRequest): 'csv' | 'jsonl' {
  return /^\s*text\/csv/i.test(headers['content-type'] ?? '') ? 'csv' : 'jsonl';
}

/** @throws BadRequest for what is no list of ids */
function readUploadQuery({ with: others, ...query }: SimulationUploadFields): Omit<Body, 'orders'> {
  const ids = others === undefined ? [] : others.split(',').map((id) => id.trim());
  if (ids.length > MOST_OTHERS || !ids.every((id) => UUID.test(id))) {
    const message = `must be ids of coupons, ${MOST_OTHERS} at most, separated by commas`;
    throw new BadRequest([{ field: '/with', message }]);
  }
  return { ...query, with: ids };
}

async function couponsOf(services: Services, caller: Caller, body: Body): Promise<SimulationWish['coupons']> {
  const draft = await draftOf(services, caller, body);
  const others = await Promise.all(
    (body.with ?? []).map((id) => storedCoupon(services, caller, id, body.dates)),
  );
  refuseTwice([draft, ...others]);
  return { draft, others };
}

/** Of those fields of which one is wanted, all others are wrong. */
function refuseChoices({ coupon, couponId, orders, ordersCsv, ledger }: Body): void {
  const errors: FieldError[] = [];
  if ((coupon === undefined) === (couponId === undefined)) {
    errors.push({ field: '/coupon', message: 'or "couponId" must be sent, and not both' });
  }
  if ([orders, ordersCsv, ledger].filter((each) => each !== undefined).length !== 1) {
    errors.push({
      field: '/orders',
      message: 'or "ordersCsv" or "ledger" must be sent, and only one of them',
    });
  }
  if (errors.length > 0) throw new BadRequest(errors);
}

async function draftOf(
  services: Services,
  caller: Caller,
  { coupon, couponId, dates }: Body,
): Promise<Coupon> {
  if (coupon === undefined) return await storedCoupon(services, caller, couponId ?? '', dates);
  const { currency, timeZone, codePrefix } = caller.workspace;
  const made = draftFromFields(coupon, { currency, timeZone, codePrefix, now: services.codes.clock.now() });
  if ('errors' in made) {
    throw new BadRequest(made.errors.map((error) => ({ ...error, field: `/coupon${error.field}` })));
  }
  return withDates(made.coupon, dates ?? 'heed');
}

async function storedCoupon(
  services: Services,
  { workspace }: Caller,
  id: string,
  dates: Body['dates'],
): Promise<Coupon> {
  const dated = await services.readCoupon(workspace.id, id.toLowerCase());
  if (dated === null) throw new ProblemV1Error('coupon_unknown', { detail: `There is no coupon ${id}.` });
  return withDates(dated.coupon, dates ?? 'ignore');
}

function refuseTwice(coupons: readonly Coupon[]): void {
  const codes = coupons.map(({ codes, id }) => (codes.kind === 'friendly' ? normaliseCode(codes.code) : id));
  const place = codes.findIndex((code, index) => codes.indexOf(code) !== index);
  if (place === -1) return;
  const message = 'has the code of another coupon of the simulation';
  throw new BadRequest([{ field: `/with/${place - 1}`, message }]);
}

async function ordersOf(services: Services, { workspace }: Caller, { orders, ordersCsv, ledger }: Body) {
  if (ordersCsv !== undefined) return { format: 'csv', receive: inMemory(ordersCsv), notes: [] } as const;
  if (orders !== undefined) return { format: 'jsonl', receive: linesOf(orders), notes: [] } as const;
  const found = await services.ledgerOrders(workspace.id, rangeOf(ledger ?? { from: '', to: '' }));
  if (found !== null) return { format: 'jsonl', receive: linesOf(found.orders), notes: found.notes } as const;
  const message = `has more than ${MAX_LEDGER_ORDERS} orders; choose less time`;
  throw new BadRequest([{ field: '/ledger', message }]);
}

function rangeOf(ledger: NonNullable<Body['ledger']>): { readonly from: number; readonly to: number } {
  const [from, to] = [parseInstant(ledger.from), parseInstant(ledger.to)];
  if (from !== null && to !== null && from < to) return { from, to };
  const message = 'must be RFC 3339 with an offset, such as 2026-12-01T00:00:00Z';
  const wrong = (['from', 'to'] as const).filter((name) => parseInstant(ledger[name]) === null);
  if (wrong.length > 0) throw new BadRequest(wrong.map((name) => ({ field: `/ledger/${name}`, message })));
  throw new BadRequest([{ field: '/ledger/to', message: 'must be after "from"' }]);
}

function linesOf(orders: readonly object[]): SimulationWish['receive'] {
  return inMemory(orders.map((order) => JSON.stringify(order)).join('\n'));
}

/** In memory of their own, which the thread that reads them takes over. */
function inMemory(text: string): SimulationWish['receive'] {
  const orders = { kind: 'memory', bytes: new TextEncoder().encode(text) } as const;
  return () => Promise.resolve({ orders, discard: () => Promise.resolve() });
}

function answerOfJob({ id, orders, percent, startedAt, finishedAt, result, problem }: Job) {
  const running = finishedAt === null ? 'running' : 'done';
  return {
    ...{
      id,
      kind: 'simulation',
      state: problem === null ? running : 'failed',
      progress: { orders, percent },
    },
    startedAt: instantToV1(startedAt),
    finishedAt: finishedAt === null ? null : instantToV1(finishedAt),
    result: result === null ? null : inWords(JSON.parse(result)),
    problem: problem === null ? null : JSON.parse(problem),
  };
}

/** What is stored in each language, or, by a version before, in English. */
type Told = string | Readonly<Record<string, string>>;

interface StoredResult {
  readonly sentence: Told;
  readonly refusals: readonly { readonly message: Told }[];
  readonly leftOut: readonly { readonly message: Told }[];
}

/** A result whose words are in the language of the answer. */
function inWords({ sentence, refusals, leftOut, ...result }: StoredResult) {
  const said = (told: Told) =>
    typeof told === 'string' ? told : new Words((language) => told[language] ?? told.en ?? '');
  const saidIn = <Entry extends { readonly message: Told }>(entries: readonly Entry[]) =>
    entries.map((entry) => ({ ...entry, message: said(entry.message) }));
  return { ...result, sentence: said(sentence), refusals: saidIn(refusals), leftOut: saidIn(leftOut) };
}
