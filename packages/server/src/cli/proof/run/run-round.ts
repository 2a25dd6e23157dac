import { setTimeout as pause } from 'node:timers/promises';
import { CommandFailure } from '../../failure.ts';
import type { History, Operation } from '../history/history.ts';
import type { CouponPlan, ProofCoupon } from '../history/proof-coupon.ts';
import type { RoundPlan } from '../plan/plan-round.ts';
import { Connection } from '../speak/connection.ts';
import type { Installation } from './installation.ts';
import { Shelf } from './shelf.ts';
import { runTill } from './till.ts';

/** How long the coupons of a round may take to make. */
const PATIENCE_MS = 60_000;

/** Lets a round happen; answers what its tills noted. @param run tells this run's codes and orders from all others' */
export async function runRound(
  installation: Installation,
  plan: RoundPlan,
  run: string,
  stopped: AbortSignal,
): Promise<History> {
  const coupons = await makeCoupons(installation, plan, run);
  const shelf = new Shelf(plan, run, coupons);
  const operations: Operation[] = [];
  const tills = plan.tills.map((steps, index) =>
    runTill(
      installation,
      { name: `till ${index + 1}`, round: plan.number, steps, shelf, note: (one) => operations.push(one) },
      stopped,
    ),
  );
  const fault = pause(plan.fault.after).then(() => installation.inflict(plan.fault));
  await Promise.all([...tills, fault]);
  return { coupons, operations };
}

async function makeCoupons(installation: Installation, plan: RoundPlan, run: string): Promise<ProofCoupon[]> {
  const connection = new Connection(installation.host);
  try {
    const coupons: ProofCoupon[] = [];
    for (const [index, coupon] of plan.coupons.entries()) {
      const code = coupon.kind === 'friendly' ? `${run}-${plan.number}-${index}`.toUpperCase() : null;
      const made = await makeCoupon(installation, connection, coupon, code, `${run} ${plan.number} ${index}`);
      if (made !== null) coupons.push({ ...coupon, id: made, code });
    }
    return coupons;
  } finally {
    connection.close();
  }
}

/** Null where no API has a word for such a coupon. */
async function makeCoupon(
  { servers, dialects }: Installation,
  connection: Connection,
  plan: CouponPlan,
  code: string | null,
  key: string,
): Promise<string | null> {
  const until = performance.now() + PATIENCE_MS;
  const able = dialects.flatMap((dialect) => {
    const request = dialect.makeCoupon(plan, code, key);
    return request === null ? [] : [{ dialect, request }];
  });
  const [first] = able;
  if (first === undefined) return null;
  for (let attempt = 0; performance.now() < until; attempt += 1) {
    const server = servers[attempt % servers.length] ?? '';
    const reply = await connection.ask(server, first.request, null).catch(() => null);
    const id = reply === null ? null : first.dialect.madeCoupon(reply);
    if (id !== null) return id;
    if (reply !== null && reply.status !== 503) {
      throw new CommandFailure(
        `The coupon "${plan.name}" could not be made: HTTP ${reply.status} ${reply.text}`,
      );
    }
    await pause(100);
  }
  throw new CommandFailure(`No server could be reached to make a coupon within ${PATIENCE_MS / 1000} s.`);
}
