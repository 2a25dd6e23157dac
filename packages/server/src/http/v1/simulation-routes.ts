import { type BodyOf, draftFromFields, type FieldError, instantToV1, withDates } from '@couponry/contract';
import { type Coupon, normaliseCode, parseInstant } from '@couponry/engine';
import type { Caller } from '../../commands/caller.ts';
import { MAX_LEDGER_ORDERS } from '../../commands/simulations/ledger-orders.ts';
import type { Job } from '../../commands/simulations/simulations.ts';
import { BadRequest } from '../plugins/bad-request.ts';
import type { Services } from '../services.ts';
import { ProblemV1Error } from './problem-v1-error.ts';
import type { Serve } from './serve.ts';

type Body = BodyOf<'startSimulation'>;

/** How long one who is told that another one runs waits, in seconds. */
const RETRY_AFTER = 5;

/** The methods of backtests. */
export function simulationRoutes(serve: Serve, services: Services): void {
  serve('startSimulation', async ({ body, caller }) => {
    refuseChoices(body);
    const draft = await draftOf(services, caller, body);
    const others = await Promise.all(
      (body.with ?? []).map((id) => storedCoupon(services, caller, id, body.dates)),
    );
    refuseTwice([draft, ...others]);
    const orders = await ordersOf(services, caller, body);
    const job = await services.startSimulation(caller.workspace.id, {
      coupons: { draft, others },
      ...orders,
    });
    if (job === null) throw new ProblemV1Error('simulation_running', { retryAfter: RETRY_AFTER });
    return { status: 201, body: answerOfJob(job) };
  });
  serve('getJob', async ({ id, caller }) => {
    const job = await services.readJob(caller.workspace.id, id);
    if (job === null) throw new ProblemV1Error('job_unknown');
    return { status: 200, body: answerOfJob(job) };
  });
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
  if (ordersCsv !== undefined) return { format: 'csv', orders: bytesOf(ordersCsv), notes: [] } as const;
  if (orders !== undefined) return { format: 'jsonl', orders: linesOf(orders), notes: [] } as const;
  const found = await services.ledgerOrders(workspace.id, rangeOf(ledger ?? { from: '', to: '' }));
  if (found !== null) return { format: 'jsonl', orders: linesOf(found.orders), notes: found.notes } as const;
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

function linesOf(orders: readonly object[]): Uint8Array {
  return bytesOf(orders.map((order) => JSON.stringify(order)).join('\n'));
}

/** In memory of their own, which the thread that reads them takes over. */
function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
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
    result: result === null ? null : JSON.parse(result),
    problem: problem === null ? null : JSON.parse(problem),
  };
}
