import { DatabaseUnavailable } from '../../platform/database-unavailable.ts';

/**
 * Waits for what is to be told of a change after its commit. When it can not be read the change is done all the same, so that nobody
 * is told that nothing was.
 *
 * @throws DatabaseUnavailable with outcome `unknown`: to be repeated with the same key or order
 * @example view: await tellAfterCommit(viewOfRedemptions(ports, workspaceId, redemptions, false))
 */
export async function tellAfterCommit<View>(view: Promise<View>): Promise<View> {
  try {
    return await view;
  } catch (error) {
    throw error instanceof DatabaseUnavailable ? new DatabaseUnavailable('unknown', error) : error;
  }
}
