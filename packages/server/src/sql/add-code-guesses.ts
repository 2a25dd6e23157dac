import { instantColumn, int8Column, textColumn } from '../platform/db/arrays.ts';
import { rowsOf } from '../platform/db/rows-of.ts';
import type { Row, Statement } from '../platform/db/statement.ts';
import { byKey } from './by-key.ts';
import { asMilliseconds } from './columns.ts';

/** Codes asked for that do not exist, by who asked and in which window of time (its start, in milliseconds). */
export interface GuessRow {
  readonly asker: string;
  readonly span: 'minute' | 'day';
  readonly windowStart: number;
  readonly misses: number;
}

const ROWS = rowsOf('k', {
  asker: '$2::text[]',
  span: '$3::text[]',
  window_start: '$4::timestamptz[]',
  misses: '$5::int8[]',
});

const TEXT = `
  insert into code_guesses as g (workspace_id, asker, span, window_start, misses)
  select $1::uuid, k.asker, k.span, k.window_start, k.misses
  from ${ROWS}
  on conflict (workspace_id, asker, span, window_start) do update set misses = g.misses + excluded.misses
  returning g.asker, g.span, ${asMilliseconds('g.window_start')}, g.misses`;

const IN_ORDER = byKey<GuessRow>(
  (row) => row.asker,
  (row) => row.span,
  (row) => String(row.windowStart),
);

/** Adds misses, sorted; answers the totals over all processes. */
export function addCodeGuesses(workspaceId: string, rows: readonly GuessRow[]): Statement {
  const sorted = rows.toSorted(IN_ORDER);
  return {
    name: 'add_code_guesses',
    text: TEXT,
    values: [
      workspaceId,
      textColumn(sorted, (row) => row.asker),
      textColumn(sorted, (row) => row.span),
      instantColumn(sorted, (row) => row.windowStart),
      int8Column(sorted, (row) => row.misses),
    ],
  };
}

/** The rows of {@link addCodeGuesses}. */
export function readCodeGuesses(rows: readonly Row[]): GuessRow[] {
  return rows.map(([asker, span, windowStart, misses]) => ({
    asker: asker ?? '',
    span: span === 'day' ? 'day' : 'minute',
    windowStart: Number(windowStart),
    misses: Number(misses),
  }));
}
