import type { TableRow } from '../history/attribution.ts';
import type { Operation } from '../history/history.ts';
import { doneAsks, mayBeDone } from '../history/outcome.ts';
import type { Law } from './law.ts';

/** An operation of which nobody was ever told a success may have happened: then once. */
export const unknownOnce: Law = {
  name: 'unknown-once',
  says: 'what was never answered is in the ledger once or not at all',
  check: ({ history, attribution }) =>
    history.operations.filter(isUnknown).flatMap((operation) => {
      const rows = attribution.rowsOf(operation).filter(({ table }) => isOwnTable(operation, table));
      return [...Map.groupBy(rows, ({ table, row }) => `${table} ${subjectOf(row)}`).values()]
        .filter(
          (same) =>
            same.length > new Set(same.flatMap((row) => attribution.askedFor(row).filter(mayBeDone))).size,
        )
        .map((same) => ({
          what: `It was never answered, and the ledger has it ${same.length} times.`,
          operations: [operation],
          rows: same,
        }));
    }),
};

function isUnknown(operation: Operation): boolean {
  const { wish } = operation;
  // Nobody by name can not be told from nobody by name; how many there may be is counted elsewhere.
  const isAnonymous = wish.kind === 'activate' && wish.client === null;
  return !isAnonymous && mayBeDone(operation) && doneAsks(operation).length === 0;
}

/** An order that is redeemed also ends what it held; that is another's row. */
function isOwnTable({ wish }: Operation, table: TableRow['table']): boolean {
  const own = { activate: 'activation', redeem: 'redemption', reserve: 'reservation', confirm: 'redemption' };
  const more = { release: 'end', rollback: 'rollback', 'look up': '' };
  return { ...own, ...more }[wish.kind] === table;
}

function subjectOf(row: TableRow['row']): string {
  if ('redemptionId' in row && !('outcome' in row)) return row.redemptionId;
  return 'code' in row ? row.code : row.reservationId;
}
