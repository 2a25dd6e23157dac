import type { TableRow } from '../history/attribution.ts';
import type { CodeTold, Done, Operation } from '../history/history.ts';
import { doneAsks, mayBeDone } from '../history/outcome.ts';
import type { Evidence, Law } from './law.ts';

type Found = ReturnType<Law['check']>;

/** What a till was told to have happened is in the ledger, and once: also when it was asked for many times. */
export const acknowledgedOnce: Law = {
  name: 'acknowledged-once',
  says: 'every change that was acknowledged is in the ledger exactly once',
  check: (evidence) =>
    evidence.history.operations.flatMap((operation) => {
      const [first] = doneAsks(operation);
      return first === undefined ? [] : checkDone(evidence, operation, first.answer);
    }),
};

function checkDone(evidence: Evidence, operation: Operation, done: Done): Found {
  const { wish } = operation;
  if (wish.kind === 'look up') return [];
  if (wish.kind === 'activate') return checkActivation(evidence, operation, done);
  if (wish.kind === 'release') return checkRelease(evidence, operation, wish.reservationId);
  if (wish.kind === 'rollback') return checkRollback(evidence, operation);
  if (wish.kind === 'confirm') return checkConfirm(evidence, operation, done, wish.reservationId);
  const table = wish.kind === 'reserve' ? 'reservation' : 'redemption';
  return done.codes
    .filter(({ applied }) => applied)
    .flatMap((told) => checkUse(evidence, operation, told, table));
}

/** The redemption, or the hold, of one code. */
function checkUse(
  { attribution }: Evidence,
  operation: Operation,
  told: CodeTold,
  table: 'redemption' | 'reservation',
): Found {
  const rows = attribution
    .rowsOf(operation)
    .filter((found) => found.table === table && 'code' in found.row && found.row.code === told.code);
  const isThere = rows.some(({ row }) => told.id === null || ('id' in row && row.id === told.id));
  // What is held can be confirmed, and redeemed by its order: each may be one of them, after a rollback.
  const askers = new Set(rows.flatMap((row) => attribution.askedFor(row).filter(mayBeDone)));
  if (isThere && rows.length <= askers.size) return [];
  const named = told.id === null ? '' : ` ${told.id}`;
  const what = isThere
    ? `It was asked for once, and the ledger has ${rows.length} ${table}s of ${told.code} for it.`
    : `The ${table}${named} of ${told.code} was acknowledged and is not in the ledger.`;
  return [{ what, operations: [operation], rows }];
}

/** What is told is the redemption of the hold; or that of its order, where the order was redeemed after the hold had died. */
function checkConfirm(
  { attribution }: Evidence,
  operation: Operation,
  done: Done,
  reservationId: string,
): Found {
  const holds = attribution.reservations(reservationId);
  return done.codes
    .filter(({ applied }) => applied)
    .flatMap(({ id, code }) => {
      const row = attribution.redemption(id ?? '');
      const hold = holds.find((one) => one.code === code);
      const isSame = row?.code === code && row.amount === hold?.amount && row.clientId === hold?.clientId;
      if (isSame) return [];
      const what = `The redemption ${id} of ${code} was acknowledged and is not in the ledger, or not as it was held.`;
      const rows: TableRow[] = holds.map((one) => ({ table: 'reservation', row: one }));
      return [{ what, operations: [operation], rows }];
    });
}

/** A client has one activation of a coupon, or one that a use made by itself; nobody by name gets a code each time. */
function checkActivation(evidence: Evidence, operation: Operation, done: Done): Found {
  const { wish } = operation;
  if (wish.kind !== 'activate') return [];
  const code = done.codes[0]?.code ?? '';
  const coupon = evidence.coupon(wish.couponId);
  const all = evidence.attribution.rowsOf(operation);
  const rows = coupon?.kind === 'ean13' ? all.filter((found) => isOfCode(found, code)) : all;
  const madeByUse =
    coupon?.kind === 'friendly' &&
    evidence
      .changesOf(wish.couponId)
      .some(({ what, clientId }) => what === 'uses' && clientId === wish.client);
  const tooMany = wish.client === null ? rows.length > 1 : all.length > 1;
  if (!tooMany && (rows.length === 1 || madeByUse)) return [];
  const what = tooMany
    ? `The client was given ${all.length} activations of one coupon.`
    : `The activation of ${code} was acknowledged and is not in the ledger.`;
  return [{ what, operations: [operation], rows: tooMany ? all : rows }];
}

function isOfCode(found: TableRow, code: string): boolean {
  return found.table === 'activation' && found.row.code === code;
}

/** A hold that was let go is nothing else: one that was dead by then can still be confirmed anew. */
function checkRelease({ ledger, attribution }: Evidence, operation: Operation, reservationId: string): Found {
  if (!doneAsks(operation).some(({ answer }) => answer.state?.held === 'released')) return [];
  return attribution.reservations(reservationId).flatMap((hold) => {
    const ends = ledger.ends.filter((end) => end.reservationId === hold.id);
    if (ends.length === 1 && ends[0]?.outcome !== 'confirmed') return [];
    const what = `The release of ${hold.id} was acknowledged, and the ledger has ${ends.length} ends of it.`;
    const rows: TableRow[] = ends.map((row) => ({ table: 'end', row }));
    return [{ what, operations: [operation], rows: [{ table: 'reservation', row: hold }, ...rows] }];
  });
}

/** A rollback of several codes has one row for each redemption. */
function checkRollback({ attribution }: Evidence, operation: Operation): Found {
  const rows = attribution.rowsOf(operation).filter(({ table }) => table === 'rollback');
  const redemptions = new Set(rows.map(({ row }) => ('redemptionId' in row ? row.redemptionId : '')));
  if (rows.length > 0 && rows.length === redemptions.size) return [];
  const what =
    rows.length === 0
      ? 'The rollback was acknowledged and is not in the ledger.'
      : `The rollback was asked for once, and the ledger has ${rows.length} of it.`;
  return [{ what, operations: [operation], rows }];
}
