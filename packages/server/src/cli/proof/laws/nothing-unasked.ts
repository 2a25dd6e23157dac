import { allRows, type TableRow } from '../history/attribution.ts';
import type { Operation } from '../history/history.ts';
import { mayBeDone } from '../history/outcome.ts';
import type { Evidence, Law } from './law.ts';

type Found = ReturnType<Law['check']>;

/** Every row leads back to somebody who may have got it: not to one who was refused, or told that nothing was done. */
export const nothingUnasked: Law = {
  name: 'nothing-unasked',
  says: 'nothing is in the ledger that nobody asked for, or whose asker was told that nothing was done',
  check: (evidence) => [
    ...allRows(evidence.ledger).flatMap((found) => checkRow(evidence, found)),
    ...tooManyAnonymous(evidence),
  ],
};

function checkRow(evidence: Evidence, found: TableRow): Found {
  if (found.table === 'end' && found.row.outcome === 'expired') return checkExpiry(evidence, found);
  const operations = evidence.attribution.askedFor(found);
  const able = operations.filter(mayBeDone);
  if (able.length === 0) {
    const what =
      operations.length === 0
        ? `The ledger has a row (${found.table}) that nobody asked for.`
        : `The ledger has a row (${found.table}) of which its asker was told that nothing was done.`;
    return [{ what, operations, rows: [found] }];
  }
  return able.some((operation) => isForHim(evidence, operation, found))
    ? []
    : [
        {
          what: `The ${found.table} counts for another client than it was asked for.`,
          operations,
          rows: [found],
        },
      ];
}

/** Only time ends a hold by itself. */
function checkExpiry({ attribution, clockMargin }: Evidence, found: TableRow): Found {
  if (found.table !== 'end') return [];
  const [hold] = attribution.reservations(found.row.reservationId);
  if (hold !== undefined && found.row.at + clockMargin >= hold.holdsUntil) return [];
  const rows: TableRow[] = hold === undefined ? [found] : [{ table: 'reservation', row: hold }, found];
  return [{ what: 'A hold was ended as expired before its time.', operations: [], rows }];
}

/** A use counts for the client who was named, or for the owner of the code. */
function isForHim({ ledger, coupon }: Evidence, { wish }: Operation, found: TableRow): boolean {
  if (found.table !== 'redemption' && found.table !== 'reservation') return true;
  if (wish.kind !== 'redeem' && wish.kind !== 'reserve') return true;
  const { clientId, code, couponId } = found.row;
  if (coupon(couponId)?.kind === 'friendly') return clientId === wish.client;
  const owner = ledger.activations.find((row) => row.code === code)?.clientId ?? null;
  return clientId === (owner ?? wish.client);
}

/** Activations for nobody by name can not be told apart: there may be as many as operations that may have made one. */
function tooManyAnonymous({ history, ledger }: Evidence): Found {
  return history.coupons.flatMap(({ id }) => {
    const rows = ledger.activations.filter(({ couponId, clientId }) => couponId === id && clientId === null);
    const operations = history.operations.filter(
      ({ wish }) => wish.kind === 'activate' && wish.couponId === id && wish.client === null,
    );
    if (rows.length <= operations.filter(mayBeDone).length) return [];
    const what = `There are ${rows.length} activations for nobody by name, and fewer were asked for.`;
    return [{ what, operations, rows: rows.map((row) => ({ table: 'activation', row })) }];
  });
}
