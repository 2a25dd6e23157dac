import { setTimeout as pause } from 'node:timers/promises';
import { CommandFailure } from '../../failure.ts';
import type { History } from '../history/history.ts';
import type {
  ActivationRow,
  Ledger,
  RedemptionRow,
  ReservationEndRow,
  ReservationRow,
  RollbackRow,
} from '../history/ledger.ts';
import { localDay } from '../history/limit-scope.ts';

/** A redemption of one code as `/v1` lists it. */
interface ListedRedemption extends ListedUse {
  readonly redeemedAt: string;
  readonly jointId: string | null;
  readonly reservationId: string | null;
  readonly rollbacks: readonly {
    readonly id: string;
    readonly at: string;
    readonly reason: string;
    readonly amount: number | null;
    readonly discount: number;
    readonly lines:
      | readonly { readonly lineId: string; readonly quantity: number; readonly discount: number }[]
      | null;
    readonly completes: boolean;
    readonly givesBackUse: boolean;
  }[];
}

interface ListedReservation extends ListedUse {
  readonly state: 'held' | 'expired' | 'released' | 'confirmed';
  readonly reservedAt: string;
  readonly expiresAt: string;
  readonly redemptionId: string | null;
}

interface ListedUse {
  readonly id: string;
  readonly orderId: string | null;
  readonly clientId: string | null;
  readonly amount: number | null;
  readonly lines: readonly unknown[] | null;
  readonly results: readonly [
    {
      readonly code: string;
      readonly coupon: { readonly id: string };
      readonly discount: number | null;
      readonly allocations: readonly { readonly lineId: string; readonly amount: number }[];
    },
  ];
}

interface ListedEntry {
  readonly type: 'activation' | 'redemption' | 'reservation' | 'rollback';
  readonly id: string;
  readonly at: string;
  readonly coupon: { readonly id: string };
  readonly code: string;
}

interface ClientEntry extends ListedEntry {
  readonly clientId: string;
}

interface Page<Item> {
  readonly data: readonly Item[];
  readonly nextCursor: string | null;
}

const TRIES = 30;
const RETRY_MS = 500;

/**
 * Reads the ledger of somebody else's installation, as far as its API tells it: not what activated by itself, nor when a hold was
 * let go, which is then taken to be as early as can be.
 */
export class LedgerOverHttp {
  readonly #url: string;
  readonly #key: string;
  readonly #since: number;

  /** @param since what is older is nobody's of this proof; milliseconds since the epoch */
  constructor(url: string, key: string, since: number) {
    this.#url = url;
    this.#key = key;
    this.#since = since;
  }

  /** @throws CommandFailure when nothing can be read with this key */
  async check(): Promise<void> {
    await this.#get('/v1/redemptions?limit=1', [], 1);
  }

  async read({ coupons, operations }: History): Promise<Ledger> {
    const zones = new Map(coupons.map(({ id, timeZone }) => [id, timeZone]));
    const listed = await this.#pages<ListedRedemption>('/v1/redemptions?', ({ redeemedAt }) => redeemedAt);
    const own = listed.filter(({ results: [{ coupon }] }) => zones.has(coupon.id));
    const entries = (
      await Promise.all(clientsOf({ coupons, operations }).map((id) => this.#timeline(id)))
    ).flat();
    const ids = new Set(entries.flatMap(({ type, id }) => (type === 'reservation' ? [id] : [])));
    const joints = jointIds({ coupons, operations }, ids);
    const held: ListedReservation[] = [];
    for (const id of ids) held.push(await this.#get<ListedReservation>(`/v1/reservations/${id}`));
    const reservations = held
      .filter(({ results: [{ coupon }] }) => zones.has(coupon.id))
      .map((one) => reservationRow(one, zones, joints));
    const days = new Map(reservations.map(({ id, day }) => [id, day]));
    return {
      activations: entries
        .filter(({ type, coupon }) => type === 'activation' && zones.has(coupon.id))
        .map(activationRow),
      redemptions: own.map((one) => redemptionRow(one, zones, days)),
      reservations,
      ends: held.filter(({ id }) => days.has(id)).flatMap(endRow),
      rollbacks: own.flatMap(rollbackRows),
    };
  }

  /** What is not known yet has done nothing. */
  async #timeline(clientId: string): Promise<ClientEntry[]> {
    const path = `/v1/clients/${clientId}/timeline?`;
    const entries = await this.#pages<ListedEntry>(path, ({ at }) => at, [404]);
    return entries.map((entry) => ({ ...entry, clientId }));
  }

  async #pages<Item>(
    path: string,
    at: (item: Item) => string,
    nothing: readonly number[] = [],
  ): Promise<Item[]> {
    const items: Item[] = [];
    let cursor = '';
    while (true) {
      const page: Page<Item> | null = await this.#get(`${path}limit=100${cursor}`, nothing);
      if (page === null) return items;
      const recent = page.data.filter((item) => Date.parse(at(item)) >= this.#since);
      items.push(...recent);
      if (page.nextCursor === null || recent.length < page.data.length) return items;
      cursor = `&cursor=${encodeURIComponent(page.nextCursor)}`;
    }
  }

  async #get<Body>(path: string, nothing: readonly number[] = [], tries = TRIES): Promise<Body> {
    for (let attempt = 1; ; attempt += 1) {
      const headers = { authorization: `Bearer ${this.#key}` };
      const response = await fetch(`${this.#url}${path}`, { headers }).catch((error: Error) => error);
      const isAway = response instanceof Error || response.status === 503;
      if (!isAway && response.ok) return (await response.json()) as Body;
      if (!isAway && nothing.includes(response.status)) return null as Body;
      if (!isAway || attempt === tries) {
        const why = response instanceof Error ? response.message : `HTTP ${response.status}`;
        throw new CommandFailure(`${this.#url}${path} could not be read: ${why}`);
      }
      await pause(RETRY_MS);
    }
  }
}

function clientsOf({ operations }: History): string[] {
  return [...new Set(operations.flatMap(({ wish }) => ('client' in wish ? (wish.client ?? []) : [])))];
}

/** The id that codes held together share is told to who held them only; adds the reservations that answers told of. */
function jointIds({ operations }: History, ids: Set<string>): ReadonlyMap<string, string> {
  const joints = new Map<string, string>();
  for (const { wish, asks } of operations) {
    if (wish.kind !== 'reserve') continue;
    for (const { answer } of asks) {
      if (answer.kind !== 'done') continue;
      for (const { id } of answer.codes) {
        if (id === null) continue;
        ids.add(id);
        if (answer.id !== null && answer.id !== id) joints.set(id, answer.id);
      }
    }
  }
  return joints;
}

function activationRow({ id, at, coupon, code, clientId }: ClientEntry): ActivationRow {
  return { id, couponId: coupon.id, at: Date.parse(at), code, clientId, takesOver: false };
}

function redemptionRow(
  { id, redeemedAt, jointId, reservationId, ...use }: ListedRedemption,
  zones: ReadonlyMap<string, string>,
  days: ReadonlyMap<string, string>,
): RedemptionRow {
  const at = Date.parse(redeemedAt);
  const row = { id, at, jointId, reservationId, ...useOf(use, at, zones) };
  return { ...row, day: days.get(reservationId ?? '') ?? row.day };
}

function reservationRow(
  { id, reservedAt, expiresAt, ...use }: ListedReservation,
  zones: ReadonlyMap<string, string>,
  joints: ReadonlyMap<string, string>,
): ReservationRow {
  const at = Date.parse(reservedAt);
  const jointId = joints.get(id) ?? null;
  return { id, at, jointId, holdsUntil: Date.parse(expiresAt), ...useOf(use, at, zones) };
}

function useOf(
  {
    orderId,
    clientId,
    amount,
    lines: known,
    results: [{ code, coupon, discount, allocations }],
  }: Omit<ListedUse, 'id'>,
  at: number,
  zones: ReadonlyMap<string, string>,
) {
  const day = localDay(at, zones.get(coupon.id) ?? 'UTC');
  const lines =
    known === null ? null : allocations.map(({ lineId, amount: off }) => ({ id: lineId, discount: off }));
  return { couponId: coupon.id, code, clientId, orderId, amount, discount, lines, day, activates: false };
}

function endRow({
  id,
  state,
  redemptionId,
  reservedAt,
  results: [{ coupon }],
}: ListedReservation): ReservationEndRow[] {
  if (state === 'held' || state === 'expired') return [];
  const at = Date.parse(reservedAt);
  return [{ reservationId: id, couponId: coupon.id, at, outcome: state, redemptionId, deactivates: false }];
}

function rollbackRows({
  id: redemptionId,
  rollbacks,
  results: [{ coupon }],
}: ListedRedemption): RollbackRow[] {
  return rollbacks.map(({ at, lines, ...rollback }) => ({
    ...rollback,
    lines: lines === null ? null : lines.map(({ lineId, ...line }) => ({ id: lineId, ...line })),
    redemptionId,
    couponId: coupon.id,
    at: Date.parse(at),
    deactivates: false,
  }));
}
