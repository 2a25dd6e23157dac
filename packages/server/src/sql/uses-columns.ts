import { int8Column, textColumn } from '../platform/db/arrays.ts';
import type { Parameter, Row } from '../platform/db/statement.ts';

/**
 * How often something was used, as stored: redemptions, holds, and how many of both fell into the day, week and month of the
 * latest local day with a use (`YYYY-MM-DD`).
 */
export interface UsesRow {
  readonly redemptions: number;
  readonly held: number;
  readonly recent: {
    readonly day: string | null;
    readonly inDay: number;
    readonly inWeek: number;
    readonly inMonth: number;
  };
}

/** How many columns {@link usesColumns} has. */
export const USES_WIDTH = 6;

/**
 * The columns of {@link UsesRow} in a table by this name, as {@link readUses} reads them. What is 0 travels as null: most of it is, and
 * a column that is there takes the database and the process a tenth of a microsecond each.
 */
export function usesColumns(alias: string): string {
  const count = (column: string): string => `nullif(${alias}.${column}, 0)`;
  const counts = ['used_in_day', 'used_in_week', 'used_in_month'].map(count);
  return [count('redemptions'), count('held'), `${alias}.used_on`, ...counts].join(', ');
}

/** Reads {@link usesColumns} that begin at a column of a row; of a row that is not there, nothing was used. To be spread first where
 * it becomes part of something else: only then V8 copies an object whole. */
export function readUses(row: Row, first: number): UsesRow {
  return {
    redemptions: Number(row[first] ?? 0),
    held: Number(row[first + 1] ?? 0),
    recent: {
      day: row[first + 2] ?? null,
      inDay: Number(row[first + 3] ?? 0),
      inWeek: Number(row[first + 4] ?? 0),
      inMonth: Number(row[first + 5] ?? 0),
    },
  };
}

/** The parameters of uses, in the order of {@link usesColumns}: `int8[]`, `int8[]`, `text[]` of days, `int8[]` three times. */
export function usesParameters(rows: readonly UsesRow[]): Parameter[] {
  return [
    int8Column(rows, (row) => row.redemptions),
    int8Column(rows, (row) => row.held),
    textColumn(rows, (row) => row.recent.day),
    int8Column(rows, (row) => row.recent.inDay),
    int8Column(rows, (row) => row.recent.inWeek),
    int8Column(rows, (row) => row.recent.inMonth),
  ];
}
