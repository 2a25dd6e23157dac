import type { TableRow } from './attribution.ts';
import type {
  ActivationRow,
  Ledger,
  RedemptionRow,
  ReservationEndRow,
  ReservationRow,
  RollbackRow,
} from './ledger.ts';

/** Whom a change counts for. */
interface Counted {
  readonly couponId: string;
  readonly clientId: string | null;
  readonly code: string;
  /** The local day that it counts in. */
  readonly day: string;
}

/**
 * One count goes up or down: of activations, of uses (redemptions, and holds while they live) or of the discount given. `at`
 * is the server's clock; `row` is what the ledger has of it, null where time alone ended a hold.
 */
export interface CountChange extends Counted {
  readonly what: 'activations' | 'uses' | 'discount';
  readonly by: number;
  readonly at: number;
  readonly row: TableRow | null;
}

/** Everything that counts, as the ledger tells it. A hold that was confirmed while it lived goes on as its redemption: one use. */
export function countChanges(ledger: Ledger): CountChange[] {
  const confirmed = new Set(ledger.redemptions.map(({ reservationId }) => reservationId));
  const released = new Map(
    ledger.ends.flatMap((end) => (end.outcome === 'released' ? [[end.reservationId, end]] : [])),
  );
  const redemptions = new Map(ledger.redemptions.map((row) => [row.id, row]));
  const reservations = new Map(ledger.reservations.map((row) => [row.id, row]));
  return [
    ...ledger.activations.filter(({ takesOver }) => !takesOver).map(changeOfActivation),
    ...ledger.reservations.flatMap((hold) =>
      confirmed.has(hold.id)
        ? begin(hold, { table: 'reservation', row: hold })
        : changesOfHold(hold, released.get(hold.id)),
    ),
    ...ledger.redemptions
      .filter(({ reservationId }) => reservationId === null)
      .flatMap((row) => begin(row, { table: 'redemption', row })),
    ...ledger.rollbacks.flatMap((rollback) => {
      const redemption = redemptions.get(rollback.redemptionId);
      return redemption === undefined ? [] : changesOfRollback(rollback, redemption);
    }),
    ...ledger.ends.flatMap((end) => {
      const hold = reservations.get(end.reservationId);
      return hold !== undefined && end.deactivates
        ? [deactivation(hold, end.at, { table: 'end', row: end })]
        : [];
    }),
  ];
}

function changeOfActivation(row: ActivationRow): CountChange {
  const { couponId, clientId, code, at } = row;
  const counted = { couponId, clientId, code, day: '' };
  return { ...counted, what: 'activations', by: 1, at, row: { table: 'activation', row } };
}

function changesOfHold(hold: ReservationRow, released: ReservationEndRow | undefined): CountChange[] {
  const begun = begin(hold, { table: 'reservation', row: hold });
  // A hold that is dead counts no more, whether anybody has collected it or not.
  const isReleased = released !== undefined && released.at < hold.holdsUntil;
  const at = isReleased ? released.at : hold.holdsUntil;
  const row: TableRow | null = isReleased ? { table: 'end', row: released } : null;
  return [
    ...begun,
    { ...countedOf(hold), what: 'uses', by: -1, at, row },
    ...spend(hold, -(hold.discount ?? 0), at, row),
  ];
}

function changesOfRollback(rollback: RollbackRow, redemption: RedemptionRow): CountChange[] {
  const { at } = rollback;
  const row: TableRow = { table: 'rollback', row: rollback };
  return [
    ...(rollback.givesBackUse ? [{ ...countedOf(redemption), what: 'uses', by: -1, at, row } as const] : []),
    ...(rollback.deactivates ? [deactivation(redemption, at, row)] : []),
    ...spend(redemption, -rollback.discount, at, row),
  ];
}

type UseLike = RedemptionRow | ReservationRow;

function begin(use: UseLike, row: TableRow): CountChange[] {
  const { at } = use;
  return [
    { ...countedOf(use), what: 'uses', by: 1, at, row },
    ...(use.activates ? [{ ...countedOf(use), what: 'activations', by: 1, at, row } as const] : []),
    ...spend(use, use.discount ?? 0, at, row),
  ];
}

function spend(use: UseLike, by: number, at: number, row: TableRow | null): CountChange[] {
  return by === 0 ? [] : [{ ...countedOf(use), what: 'discount', by, at, row }];
}

function deactivation(use: UseLike, at: number, row: TableRow): CountChange {
  return { ...countedOf(use), what: 'activations', by: -1, at, row };
}

function countedOf({ couponId, clientId, code, day }: UseLike): Counted {
  return { couponId, clientId, code, day };
}
