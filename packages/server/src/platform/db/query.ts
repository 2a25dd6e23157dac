import type pg from 'pg';
import { DatabaseUnavailable } from '../database-unavailable.ts';
import { pipeline } from './pipeline.ts';
import { isCancelled, isConnectionLost, isOutOfRoom, isReadOnly } from './sqlstate.ts';
import type { Statement, StatementResult } from './statement.ts';
import { connect } from './transaction.ts';

/**
 * Asks statements that belong to no transaction, in one round trip (several writes succeed or fail together).
 *
 * @throws DatabaseUnavailable when the database cannot be reached: `none` for reads and before anything was sent, `unknown`
 *   for `writes` whose answer was lost
 */
export async function query(
  pool: pg.Pool,
  statements: readonly Statement[],
  kind: 'reads' | 'writes' = 'reads',
): Promise<readonly StatementResult[]> {
  const client = await connect(pool);
  let broken = false;
  try {
    return await pipeline(client, statements);
  } catch (error) {
    broken = true;
    if (isOutOfRoom(error) || isCancelled(error) || isReadOnly(error))
      throw new DatabaseUnavailable('none', error);
    if (isConnectionLost(error)) throw new DatabaseUnavailable(kind === 'reads' ? 'none' : 'unknown', error);
    throw error;
  } finally {
    client.release(broken);
  }
}
