import { setTimeout as pause } from 'node:timers/promises';
import { CommandFailure } from '../failure.ts';
import type { CouponsApi } from './coupons-api.ts';
import type { LiveCoupon } from './prepare-coupons.ts';
import type { RefusedByCoupon } from './replay-tries.ts';

/** What a coupon of the demo has seen. Money in pounds. */
export interface CouponFigures {
  readonly uuid: string;
  readonly name: string;
  readonly codeKind: 'friendly' | 'individual' | 'individual, strict';
  readonly code: string | null;
  readonly issued: number;
  readonly activated: number;
  readonly redeemed: number;
  readonly clients: number;
  readonly refused: Readonly<Record<string, number>>;
  readonly discount: number;
  /** What the orders that got a discount were worth before it. */
  readonly amount: number;
}

type Statistics = Omit<CouponFigures, 'name' | 'codeKind' | 'code'>;

/** Servers store what they refused once a second; a busy one may be late. */
const PATIENCE_MS = 15_000;
const POLL_MS = 100;

/** Reads what each coupon has seen. */
export async function readFigures(api: CouponsApi, coupons: readonly LiveCoupon[]): Promise<CouponFigures[]> {
  return await Promise.all(
    coupons.map(async ({ uuid, name, code, demo }) => {
      const path = `/coupons/${uuid}/statistics`;
      const { issued, activated, redeemed, clients, refused, discount, amount } =
        await api.require<Statistics>({ method: 'GET', path });
      const individual = demo.body.strictUse ? 'individual, strict' : 'individual';
      const codeKind = code === null ? individual : 'friendly';
      return {
        ...{ uuid, name, codeKind, code, issued, activated, redeemed, clients },
        ...{ refused, discount, amount },
      } as const;
    }),
  );
}

/**
 * Reads what each coupon has seen as soon as every refusal of a replay is counted.
 *
 * @param before what it was before the replay
 * @param refused how often the replay was refused
 * @throws CommandFailure when the server does not count them
 */
export async function awaitFigures(
  api: CouponsApi,
  coupons: readonly LiveCoupon[],
  before: readonly CouponFigures[],
  refused: RefusedByCoupon,
): Promise<CouponFigures[]> {
  const end = performance.now() + PATIENCE_MS;
  while (performance.now() < end) {
    const figures = await readFigures(api, coupons);
    const isComplete = coupons.every(({ demo }, index) => {
      const counted = countRefused(figures[index]) - countRefused(before[index]);
      return counted >= (refused.get(demo) ?? 0);
    });
    if (isComplete) return figures;
    await pause(POLL_MS);
  }
  const message = `All orders are replayed, but the server at ${api.url} has not counted all refusals yet. Run the demo again.`;
  throw new CommandFailure(message);
}

/** How often a coupon was refused in all. */
export function countRefused(figures: CouponFigures | undefined): number {
  return Object.values(figures?.refused ?? {}).reduce((sum, count) => sum + count, 0);
}
