import { type Coupon, decideActivation, NO_TOTALS } from '@couponry/engine';
import type pg from 'pg';
import { query } from '../../platform/db/query.ts';
import { readActivationTotals, selectActivationTotals } from '../../sql/select-activation-totals.ts';
import type { Caller } from '../caller.ts';
import type { CodeView } from '../codes/code-view.ts';
import { lookUpHeld } from '../codes/look-up-held.ts';
import { findCoupons, NEWEST_FIRST } from '../coupons/list-coupons.ts';
import type { CodePorts } from '../ports.ts';
import { clientCoupons } from './client-timeline.ts';

/** What a client has, as it stands this instant, and running coupons that it could activate; the newest coupon first. */
export interface Wallet {
  readonly held: readonly CodeView[];
  readonly activatable: readonly Coupon[];
}

/** So many of each are told. */
const MOST = 100;
/** So many that a client has are looked through for the newest. */
const MOST_HELD = 10_000;

/** Reads the wallet of a client. It is not locked: an activation that it offers may be gone when it is asked for. */
export async function readWallet(
  pool: pg.Pool,
  ports: CodePorts,
  caller: Caller,
  clientId: string,
): Promise<Wallet> {
  const all = await clientCoupons(pool, caller.workspace.id, clientId, { limit: MOST_HELD, offset: 0 });
  const newest = all.toSorted((a, b) => (a.couponId > b.couponId ? -1 : 1)).slice(0, MOST);
  const views = await Promise.all(
    newest.map((held) => lookUpHeld(ports, caller, clientId, held, 'any_order')),
  );
  const ids = new Set(all.map(({ couponId }) => couponId));
  return {
    held: views.filter((view) => view !== null),
    activatable: await findActivatable(pool, ports, caller, clientId, ids),
  };
}

async function findActivatable(
  pool: pg.Pool,
  ports: CodePorts,
  caller: Caller,
  clientId: string,
  held: ReadonlySet<string>,
): Promise<Coupon[]> {
  const workspaceId = caller.workspace.id;
  const published = await findCoupons(pool, workspaceId, {
    ...{
      all: false,
      state: 'published',
      kind: null,
      tag: null,
      text: null,
      sort: NEWEST_FIRST,
      before: null,
    },
    limit: MOST + held.size,
  });
  const coupons = published.map(({ coupon }) => coupon).filter(({ id }) => !held.has(id));
  const [totals] = await query(pool, [
    selectActivationTotals(
      workspaceId,
      coupons.map(({ id }) => id),
    ),
  ]);
  const activations = readActivationTotals(totals?.rows ?? []);
  const now = ports.clock.now();
  return coupons
    .filter((coupon) => canActivate(coupon, activations.get(coupon.id) ?? 0, clientId, now))
    .slice(0, MOST);
}

/** What an activation by this client, who has nothing of the coupon, would be told. */
function canActivate(coupon: Coupon, activations: number, clientId: string, now: number): boolean {
  const totals = { ...NO_TOTALS, activations };
  const candidates = coupon.codes.kind === 'friendly' ? [] : ['0'];
  const command = { id: '', client: { kind: 'known', id: clientId, added: [] } as const, candidates };
  return (
    decideActivation({ coupon, totals, holder: null, code: null }, command, now).outcome.kind === 'activated'
  );
}
