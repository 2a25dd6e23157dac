import { RaceLost } from '../../platform/db/sqlstate.ts';
import type { Row } from '../../platform/db/statement.ts';
import { type ClientMatchRow, readLockedClientMatches } from '../../sql/select-client-matches.ts';

/**
 * The clients that identifiers name, of those that were locked. One who was merged into another is named by its id and is the other
 * one, by the alias that the id has become.
 *
 * @throws RaceLost when a client was merged while its lock was waited for: then who is named has to be asked anew
 */
export function presentMatches(rows: readonly Row[]): ClientMatchRow[] {
  const locked = readLockedClientMatches(rows);
  const present = locked.filter(({ isMerged }) => !isMerged);
  if (present.length === locked.length) return present;
  for (const { isMerged, kind, value } of locked) {
    const isNamed = present.some((match) => match.kind === kind && match.value === value);
    if (isMerged && !isNamed) throw new RaceLost('A client was merged into another while it was waited for');
  }
  return present;
}
