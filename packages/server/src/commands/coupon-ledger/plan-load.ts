import { sharesALimit } from '@couponry/engine';
import { lockClients } from '../../sql/lock-clients.ts';
import { lockCodes } from '../../sql/lock-codes.ts';
import { type CouponLock, lockCoupons } from '../../sql/lock-coupons.ts';
import { lockHolders } from '../../sql/lock-holders.ts';
import { selectCodes } from '../../sql/select-codes.ts';
import { selectIdempotencyKeys } from '../../sql/select-idempotency-keys.ts';
import { selectPriorRedemptions } from '../../sql/select-prior-redemptions.ts';
import type { WorkspaceCoupons } from '../coupons/coupon-cache.ts';
import { type BatchKeys, gatherKeys } from './batch-keys.ts';
import type { LedgerCommand, RedeemWish } from './command.ts';
import { addStateStatements, hasHolders, StatementPlan, type StateName } from './state-statements.ts';

type LockName = 'lock_clients' | 'lock_exclusive' | 'lock_shared' | 'lock_codes' | 'lock_holders';

/** What a batch locks and loads before it decides. */
export type LoadPlan = StatementPlan<StateName | LockName | 'priors' | 'stored' | 'taken'>;

/**
 * Locks first, each kind in a statement of its own and all in one order (client, coupon, code, what a client has of a coupon);
 * what decides is read by the statements after them, because a statement that waits for a lock does not see the rows that were
 * made meanwhile. With `mayWait` false, coupons that are locked elsewhere are left out.
 */
export function planLoad(
  seen: WorkspaceCoupons,
  workspaceId: string,
  commands: readonly LedgerCommand[],
  mayWait: boolean,
): LoadPlan {
  const plan: LoadPlan = new StatementPlan();
  const keys = gatherKeys(commands.map((command) => ({ ...command, code: codeOf(command) })));
  addLocks(plan, seen, workspaceId, keys, mayWait);
  addStateStatements(plan, workspaceId, keys, seen);
  const ordered = commands.filter(isForOrder);
  plan.add('priors', ordered.length > 0, () =>
    selectPriorRedemptions(workspaceId, {
      stores: ordered.map((command) => command.order?.store ?? ''),
      orderIds: ordered.map((command) => command.order?.id ?? ''),
      codes: ordered.map((command) => command.code),
    }),
  );
  const keyed = commands.flatMap((command) => command.idempotency ?? []);
  const routes = keyed.map(({ route }) => route);
  plan.add('stored', keyed.length > 0, () =>
    selectIdempotencyKeys(
      workspaceId,
      routes,
      keyed.map(({ key }) => key),
    ),
  );
  const candidates = commands.flatMap((command) => (command.kind === 'activate' ? command.candidates : []));
  plan.add('taken', candidates.length > 0, () => selectCodes(workspaceId, candidates));
  return plan;
}

/**
 * How a coupon is to be locked, by what is known of it. What is not known is locked as if it had a limit; what turns out under
 * the lock to have one, though it was locked as shared, is done again.
 */
function lockFor(seen: WorkspaceCoupons, couponId: string): CouponLock {
  const coupon = seen.get(couponId);
  return coupon === undefined || sharesALimit(coupon) ? 'exclusive' : 'shared';
}

function addLocks(
  plan: LoadPlan,
  seen: WorkspaceCoupons,
  workspaceId: string,
  keys: BatchKeys,
  mayWait: boolean,
): void {
  const exclusive = keys.couponIds.filter((id) => lockFor(seen, id) === 'exclusive');
  const shared = keys.couponIds.filter((id) => lockFor(seen, id) === 'shared');
  plan.add('lock_clients', keys.clients.kinds.length > 0, () => lockClients(workspaceId, keys.clients));
  plan.add('lock_exclusive', exclusive.length > 0, () =>
    lockCoupons(workspaceId, exclusive, 'exclusive', !mayWait),
  );
  plan.add('lock_shared', shared.length > 0, () => lockCoupons(workspaceId, shared, 'shared', !mayWait));
  plan.add('lock_codes', keys.codes.length > 0, () => lockCodes(workspaceId, keys.codes));
  plan.add('lock_holders', hasHolders(keys), () => lockHolders(workspaceId, keys.holders));
}

function codeOf(command: LedgerCommand): string | null {
  return command.kind === 'redeem' ? command.code : null;
}

function isForOrder(command: LedgerCommand): command is RedeemWish {
  return command.kind === 'redeem' && command.order !== null;
}
