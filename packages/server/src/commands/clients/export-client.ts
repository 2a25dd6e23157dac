import { query } from '../../platform/db/query.ts';
import type { Actor } from '../audit-log/actor.ts';
import { noteChange } from '../audit-log/note-change.ts';
import type { CouponPorts } from '../coupons/coupon-ports.ts';
import {
  clientCoupons,
  clientTimelineBefore,
  type HeldCoupon,
  type TimelineEntry,
} from './client-timeline.ts';

/** So many entries and coupons are told. */
const MOST = 10_000;

/** What a client has and did; whether that is all. */
export interface ClientRecord {
  readonly coupons: readonly HeldCoupon[];
  readonly timeline: readonly TimelineEntry[];
  readonly isAll: boolean;
}

/** Reads what a client has and did, and notes in the audit log that somebody did. */
export async function exportClient(
  ports: CouponPorts,
  workspaceId: string,
  clientId: string,
  actor: Actor,
): Promise<ClientRecord> {
  const timeline = await clientTimelineBefore(ports.pool, workspaceId, clientId, null, MOST + 1);
  const coupons = await clientCoupons(ports.pool, workspaceId, clientId, { limit: MOST + 1, offset: 0 });
  const object = { kind: 'client', id: clientId, name: '' };
  const noted = { action: 'client.exported', object };
  await query(ports.pool, [noteChange(ports.makeId, workspaceId, ports.clock.now(), actor, noted)], 'writes');
  return {
    coupons: coupons.slice(0, MOST),
    timeline: timeline.slice(0, MOST),
    isAll: timeline.length <= MOST && coupons.length <= MOST,
  };
}
