import type pg from 'pg';
import { CouponsApi } from '../demo/coupons-api.ts';
import type { OwnServer } from './bench-server.ts';
import type { PreparedCodes } from './prepare-codes.ts';

/** How much is measured. */
export interface Effort {
  /** How long each scenario and each yardstick is measured, in seconds. */
  readonly seconds: number;
  /** How many individual codes stand in the database. */
  readonly codes: number;
  /** How many where few and many are compared. */
  readonly manyCodes: number;
  /** How many redemptions the memory is watched over. */
  readonly redemptions: number;
}

/** What of our own a benchmark stands on; none of it is there with somebody else's server. */
export interface OwnGround {
  readonly server: OwnServer;
  readonly pool: pg.Pool;
  readonly codes: PreparedCodes | null;
}

/** What a coupon says of itself. */
interface Statistics {
  readonly activated: number;
  readonly redeemed: number;
}

/** A coupon that was made to be measured. */
export interface MeasuredCoupon {
  readonly id: string;
  readonly code: string;
}

/** Where scenarios are measured: a server with its key, and what of it is our own. */
export class Lab {
  readonly url: string;
  readonly key: string;
  readonly effort: Effort;
  readonly own: OwnGround | null;
  /** No two runs use the same orders, clients and keys. */
  readonly #run = Math.random().toString(36).slice(2, 8).padEnd(6, '0');
  readonly #api: CouponsApi;
  readonly #made: string[] = [];
  #runs = 0;

  constructor(where: { readonly url: string; readonly key: string }, effort: Effort, own: OwnGround | null) {
    this.url = where.url;
    this.key = where.key;
    this.effort = effort;
    this.own = own;
    this.#api = new CouponsApi(where.url, where.key, new AbortController().signal);
  }

  /** A name by which the orders, clients and keys of one load are told from all others. */
  nextRun(): string {
    this.#runs += 1;
    return `${this.#run}-${this.#runs}`;
  }

  /** Makes a coupon with a friendly code, or with an individual one for each activation. */
  async makeCoupon(
    kind: 'friendly' | 'individual',
    limits: { readonly limitGlobal: number; readonly limitPerClient: number },
  ): Promise<MeasuredCoupon> {
    const code = `BENCH-${this.nextRun()}`.toUpperCase();
    const { coupon } = await this.#api.require<{ readonly coupon: { readonly uuid: string } }>({
      method: 'POST',
      path: '/coupons',
      body: {
        name: 'Benchmark',
        discountType: 'percent',
        discountValue: 10,
        ...limits,
        ...(kind === 'friendly' ? { code } : {}),
      },
    });
    this.#made.push(coupon.uuid);
    return { id: coupon.uuid, code };
  }

  /** What the server says that a coupon has seen. */
  statistics({ id }: MeasuredCoupon): Promise<Statistics> {
    return this.#api.require({ method: 'GET', path: `/coupons/${id}/statistics` });
  }

  /** Archives what was made, so that nothing of it works any more. */
  async tidyUp(): Promise<void> {
    for (const id of this.#made) {
      await this.#api.require({ method: 'PATCH', path: `/coupons/${id}`, body: { status: 'archived' } });
    }
  }
}
