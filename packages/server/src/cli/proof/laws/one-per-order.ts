import type { TableRow } from '../history/attribution.ts';
import type { Ledger } from '../history/ledger.ts';
import type { Law } from './law.ts';

/** A stretch of time in which an order has a code. */
interface Stretch {
  readonly order: string;
  readonly from: number;
  readonly to: number;
  readonly row: TableRow;
}

/** An order has a code once: redeemed, or held. */
export const onePerOrder: Law = {
  name: 'one-per-order',
  says: 'an order has no code twice at any instant, as a redemption or as a hold',
  check: ({ ledger, attribution }) =>
    [...Map.groupBy(stretches(ledger), ({ order }) => order).values()].flatMap((ofOrder) => {
      const sorted = ofOrder.toSorted((one, other) => one.from - other.from || one.to - other.to);
      return sorted.slice(1).flatMap((later, index) => {
        const earlier = sorted[index];
        if (earlier === undefined || earlier.to <= later.from) return [];
        const rows = [earlier.row, later.row];
        const operations = rows.flatMap((row) => attribution.askedFor(row));
        return [{ what: `The order has the code ${later.order} twice.`, operations, rows }];
      });
    }),
};

function stretches({ redemptions, reservations, ends, rollbacks }: Ledger): Stretch[] {
  const givenBack = new Map(
    rollbacks.filter(({ completes }) => completes).map((row) => [row.redemptionId, row.at]),
  );
  const ended = new Map(ends.map(({ reservationId, at }) => [reservationId, at]));
  return [
    ...redemptions.map((row): Stretch => {
      const to = givenBack.get(row.id) ?? Number.POSITIVE_INFINITY;
      return { order: orderOf(row), from: row.at, to, row: { table: 'redemption', row } };
    }),
    ...reservations.map((row): Stretch => {
      const to = Math.min(row.holdsUntil, ended.get(row.id) ?? Number.POSITIVE_INFINITY);
      return { order: orderOf(row), from: row.at, to, row: { table: 'reservation', row } };
    }),
  ].filter(({ order }) => order !== '');
}

function orderOf({ orderId, code }: { readonly orderId: string | null; readonly code: string }): string {
  return orderId === null ? '' : `${code} of ${orderId}`;
}
