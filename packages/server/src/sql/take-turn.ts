import type { Statement } from '../platform/db/statement.ts';

/**
 * Waits until no other transaction has the turn of a lane, which this one then has until it ends. Only who takes turns waits here:
 * nothing correct rests on it. Before all other locks, so that whoever waits has none that others want.
 *
 * @param lane what commands wait in, such as the id of a coupon
 */
export function takeTurn(workspaceId: string, lane: string): Statement {
  return {
    name: 'take_turn',
    text: 'select pg_advisory_xact_lock(hashtextextended($1::text, 0))',
    values: [`${workspaceId}/${lane}`],
  };
}
