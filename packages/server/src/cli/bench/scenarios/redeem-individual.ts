import type { Lab, OwnGround } from '../lab.ts';
import { acceptedOf } from '../load-job.ts';
import { type Measured, measure } from '../measure.ts';
import { useRequest } from '../requests.ts';
import { loadJob } from './rush.ts';

/** Codes of many coupons, each used by whom it was issued to: once, or again and again where that is allowed. */
export async function redeemIndividual(lab: Lab, connections: number): Promise<Measured> {
  const { own } = lab;
  if (own === null || own.codes === null) throw new Error('There are no codes to redeem');
  const request = useRequest(lab.key, '{code}', lab.nextRun(), false);
  const before = await countRedemptions(own);
  const { codes: count, endless } = own.codes;
  const codes = { count, order: endless ? 'around' : 'each', from: 0 } as const;
  const { measured, results } = await measure(lab, [loadJob(lab, connections, request, { codes })]);
  const answered = acceptedOf(results);
  const stored = (await countRedemptions(own)) - before;
  const isEnd = !endless && answered >= count ? ['every code was used; more --codes measure longer'] : [];
  const problem = `${answered} were answered as redeemed, but the ledger has ${stored}`;
  const problems = stored === answered ? measured.problems : [...measured.problems, problem];
  return { ...measured, notes: isEnd, problems };
}

async function countRedemptions({ pool }: OwnGround): Promise<number> {
  const { rows } = await pool.query<{ count: number }>('select count(*)::int from redemptions');
  return rows[0]?.count ?? 0;
}
