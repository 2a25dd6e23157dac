import { isShared, type OrderRef } from '@couponry/engine';
import type { BatchTurn } from '../../platform/batch-turn.ts';
import type { Statement, StatementResult } from '../../platform/db/statement.ts';
import { lockHolds } from '../../sql/holds.ts';
import { lockCodesAndHolders } from '../../sql/lock-codes-and-holders.ts';
import { type CouponLock, lockCoupons, waitAMoment } from '../../sql/lock-coupons.ts';
import { lockFewOrders, lockOrders, type OrderKeys } from '../../sql/orders.ts';
import { lockReturns } from '../../sql/rollback-rows.ts';
import { type CartClientKey, selectCartClients } from '../../sql/select-cart-clients.ts';
import { lockClientMatches } from '../../sql/select-client-matches.ts';
import { selectCodes, selectStock } from '../../sql/select-codes.ts';
import { lockSharedCoupons, selectCoupons } from '../../sql/select-coupons.ts';
import { lockHolders } from '../../sql/select-holders.ts';
import { selectIdempotencyKeys } from '../../sql/select-idempotency-keys.ts';
import { selectReservations } from '../../sql/select-reservations.ts';
import type { WorkspaceCoupons } from '../coupons/coupon-cache.ts';
import { type BatchKeys, gatherKeys, type StateQuestion } from './batch-keys.ts';
import { cartClientKeys } from './cart-clients.ts';
import { type IdempotencyKey, type LedgerCommand, type SingleWish, wishesOf } from './command.ts';
import type { CouponState } from './coupon-state.ts';
import { hasHolders, StatementPlan, type StateName } from './state-statements.ts';

type LockName = 'patience' | 'cart_clients' | 'orders' | 'few_orders' | 'lock_exclusive' | 'lock_holds';

/** What a batch locks and loads before it decides. */
export class LoadPlan extends StatementPlan<
  StateName | LockName | 'reservations' | 'returns' | 'stored' | 'stock' | 'taken'
> {
  /** By what the clients are looked for of whom conditions ask. */
  readonly clientKeys: CartClientKey[] = [];
}

/**
 * Locks in one order: order, client, coupon, code, what a client has of a coupon, then holds and what was given back. A row that is
 * locked is read by the same statement, as it is under the lock; one that is made meanwhile is not seen, but what may be made
 * meanwhile is unique, so that storing it loses the race and the batch is decided anew. A refusal stores nothing, so what its order
 * and its key have done meanwhile is looked for after it ({@link SecondLook}), and clients that were made meanwhile are told by
 * what they have of the coupon. How a coupon stands is read after its lock, in a statement of its own. What is stored under idempotency keys is only asked for `again`, after a lost race: it
 * may have been lost to one of them. `named` are the clients who are named by their ids.
 * Orders that only redemptions and reservations are for are mostly new: they are locked, and those that are there after all are
 * asked for by {@link askForOrders}.
 */
export function planLoad(
  seen: WorkspaceCoupons,
  workspaceId: string,
  commands: readonly LedgerCommand[],
  turn: Pick<BatchTurn<unknown>, 'mayWait' | 'again'>,
  now: number,
): { readonly plan: LoadPlan; readonly named: readonly string[] } {
  const plan = new LoadPlan();
  const wishes = commands.flatMap(wishesOf);
  const keys = gatherKeys(wishes.map(questionOf));
  const orders = ordersOf(commands);
  const areNew = !turn.again && wishes.every(({ kind }) => kind === 'redeem' || kind === 'reserve');
  plan.add('patience', !turn.mayWait && !skipsLocked(turn), waitAMoment);
  plan.add('orders', orders.length > 0 && !areNew, () => lockOrders(workspaceId, orderKeys(orders)));
  plan.add('few_orders', orders.length > 0 && areNew, () => lockFewOrders(workspaceId, orderKeys(orders)));
  plan.add('clients', keys.clients.kinds.length > 0, () => lockClientMatches(workspaceId, keys.clients));
  addCoupons(plan, seen, workspaceId, keys, skipsLocked(turn));
  addCodesAndHolders(plan, seen, workspaceId, keys);
  addStock(plan, seen, workspaceId, wishes);
  addSettled(plan, workspaceId, wishes);
  addCartClients(plan, seen, workspaceId, wishes, now);
  const stored = turn.again ? keysOf(commands) : [];
  plan.add('stored', stored.length > 0, () => selectStored(workspaceId, stored));
  const candidates = wishes.flatMap((wish) => (wish.kind === 'activate' ? wish.candidates : []));
  plan.add('taken', candidates.length > 0, () => selectCodes(workspaceId, candidates));
  return { plan, named: keys.holders.byId.clientIds };
}

/**
 * Whether a batch leaves out the coupons that are locked elsewhere. At first it waits a moment for them, for nearly always it is a batch
 * of another process that ends in milliseconds: whoever is left out gets a batch of its own, and many small batches take longer than
 * all of them together. Only when that was too short does it do without, so that a process that stands still holds up nobody else.
 */
export function skipsLocked({ mayWait, again }: Pick<BatchTurn<unknown>, 'mayWait' | 'again'>): boolean {
  return !mayWait && again;
}

/** The order that a wish is for, or null. */
function orderOf(wish: SingleWish): OrderRef | null {
  switch (wish.kind) {
    case 'activate':
    case 'assign':
    case 'switch':
      return null;
    case 'redeem':
    case 'reserve':
      return wish.order;
    case 'confirm':
      return wish.reservation.order ?? wish.order;
    case 'release':
    case 'expire':
      return wish.reservation.order;
    case 'rollback':
      return wish.redemption.order;
  }
}

function questionOf(wish: SingleWish): StateQuestion {
  const { couponId } = wish;
  switch (wish.kind) {
    case 'activate':
      return { couponId, identifiers: wish.identifiers, code: wish.ownCode };
    case 'switch':
      return { couponId, identifiers: [], code: wish.code };
    case 'assign':
    case 'redeem':
    case 'reserve':
      return { couponId, identifiers: wish.identifiers, code: wish.code };
    default: {
      const { code, clientId } = wish.kind === 'rollback' ? wish.redemption : wish.reservation;
      return { couponId, identifiers: [], code, clientId };
    }
  }
}

/** The orders that commands are for. */
export function ordersOf(commands: readonly LedgerCommand[]): OrderRef[] {
  return commands.flatMap(wishesOf).flatMap((wish) => orderOf(wish) ?? []);
}

/** The keys by which orders are looked for. */
export function orderKeys(orders: readonly OrderRef[]): OrderKeys {
  return { stores: orders.map(({ store }) => store), orderIds: orders.map(({ id }) => id) };
}

/** The idempotency keys of commands. */
export function keysOf(commands: readonly LedgerCommand[]): IdempotencyKey[] {
  return commands.flatMap(({ idempotency }) => idempotency ?? []);
}

/** The statement that reads what orders have used that were thought to be new and are there; null where none is. */
export function askForOrders(
  workspaceId: string,
  plan: LoadPlan,
  loaded: readonly StatementResult[],
): Statement | null {
  const found = plan.result('few_orders', loaded)?.rows ?? [];
  if (found.length === 0) return null;
  const stores = found.map(([store]) => store ?? '');
  const orderIds = found.map(([, orderId]) => orderId ?? '');
  return lockOrders(workspaceId, { stores, orderIds });
}

/** The statement that locks and reads what owners of codes have who became such while their codes were waited for; null: none has. */
export function askForOwners(workspaceId: string, state: CouponState): Statement | null {
  const byId = state.ownersNotLoaded();
  if (byId.clientIds.length === 0) return null;
  return lockHolders(workspaceId, { identified: { couponIds: [], kinds: [], values: [] }, byId });
}

/** The statement that reads what is stored under keys. */
export function selectStored(workspaceId: string, keys: readonly IdempotencyKey[]): Statement {
  return selectIdempotencyKeys(
    workspaceId,
    keys.map(({ route }) => route),
    keys.map(({ key }) => key),
  );
}

/**
 * How a coupon is to be locked, by what is known of it. What is not known is locked as if it had a limit; what turns out under
 * the lock to have one (or a stock of codes), though it was locked as shared, is done again.
 */
export function lockFor(seen: WorkspaceCoupons, couponId: string): CouponLock {
  const coupon = seen.get(couponId);
  return coupon === undefined || isShared(coupon) ? 'exclusive' : 'shared';
}

function addCoupons(
  plan: LoadPlan,
  seen: WorkspaceCoupons,
  workspaceId: string,
  { couponIds }: BatchKeys,
  skipLocked: boolean,
): void {
  const exclusive = couponIds.filter((id) => lockFor(seen, id) === 'exclusive');
  const shared = couponIds.filter((id) => lockFor(seen, id) === 'shared');
  plan.add('lock_exclusive', exclusive.length > 0, () =>
    lockCoupons(workspaceId, exclusive, 'exclusive', skipLocked),
  );
  plan.add('lock_shared', shared.length > 0, () =>
    lockSharedCoupons(workspaceId, shared, seen.knownVersions(shared), skipLocked),
  );
  plan.add('coupons', exclusive.length > 0, () =>
    selectCoupons(workspaceId, exclusive, seen.knownVersions(exclusive), () => true),
  );
}

/**
 * A friendly code is everybody's and not locked; which codes are such is known by their coupon, or both ways are tried. Where codes
 * are locked, what clients have is locked by the same statement, after them.
 */
function addCodesAndHolders(
  plan: LoadPlan,
  seen: WorkspaceCoupons,
  workspaceId: string,
  keys: BatchKeys,
): void {
  const friendly: string[] = [];
  const individual: string[] = [];
  for (const [code, couponId] of keys.codes) {
    const kind = seen.get(couponId)?.codes.kind;
    if (kind !== 'friendly') individual.push(code);
    if (kind === undefined || kind === 'friendly') friendly.push(code);
  }
  plan.add('codes', friendly.length > 0, () => selectCodes(workspaceId, friendly));
  plan.add('locked_codes', individual.length > 0, () =>
    lockCodesAndHolders(workspaceId, individual, keys.holders),
  );
  plan.add('holders', individual.length === 0 && hasHolders(keys), () =>
    lockHolders(workspaceId, keys.holders),
  );
}

/**
 * Codes for those who activate a coupon whose codes were imported: one for each wish of the batch that is about the coupon, for one that
 * is used, given to somebody or disabled by a wish before them is left for none of them.
 */
function addStock(
  plan: LoadPlan,
  seen: WorkspaceCoupons,
  workspaceId: string,
  wishes: readonly SingleWish[],
): void {
  const asked = new Map<string, number>();
  for (const { kind, couponId } of wishes) {
    const isOfStock = kind === 'activate' && (seen.get(couponId)?.codes.kind ?? 'imported') === 'imported';
    if (isOfStock) asked.set(couponId, 0);
  }
  if (asked.size === 0) return;
  for (const { couponId } of wishes) {
    const count = asked.get(couponId);
    if (count !== undefined) asked.set(couponId, count + 1);
  }
  plan.add('stock', true, () => selectStock(workspaceId, [...asked.keys()], [...asked.values()]));
}

/** Whom conditions ask about; after all locks, so that what others have done of the same client is seen. */
function addCartClients(
  plan: LoadPlan,
  seen: WorkspaceCoupons,
  workspaceId: string,
  wishes: readonly SingleWish[],
  now: number,
): void {
  for (const wish of wishes) {
    if (wish.kind !== 'redeem' && wish.kind !== 'reserve') continue;
    if (wish.cart !== null) plan.clientKeys.push(...cartClientKeys(wish, seen.get(wish.couponId)));
  }
  const { clientKeys } = plan;
  plan.add('cart_clients', clientKeys.length > 0, () => selectCartClients(workspaceId, clientKeys, now));
}

/** What guards a hold that nothing else does is its own row; a reservation and what became of it are read after it. */
function addSettled(plan: LoadPlan, workspaceId: string, wishes: readonly SingleWish[]): void {
  const reservations = wishes.flatMap((wish) => ('reservation' in wish ? wish.reservation.id : []));
  plan.add('lock_holds', reservations.length > 0, () => lockHolds(workspaceId, reservations));
  plan.add('reservations', reservations.length > 0, () => selectReservations(workspaceId, reservations));
  const redemptions = wishes.flatMap((wish) => (wish.kind === 'rollback' ? wish.redemption.id : []));
  plan.add('returns', redemptions.length > 0, () => lockReturns(workspaceId, redemptions));
}
