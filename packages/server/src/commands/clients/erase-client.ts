import { runTransaction, storingNothing } from '../../platform/db/transaction.ts';
import { withRetries } from '../../platform/db/with-retries.ts';
import {
  deleteIdentifiers,
  eraseClient as eraseClientRow,
  insertErasedIdentifiers,
  lockErasableClient,
  readErasableClient,
} from '../../sql/erased-identifiers.ts';
import { insertEventBatch } from '../../sql/insert-event-batch.ts';
import { selectEventBatch } from '../../sql/select-event-batch.ts';
import type { Actor } from '../audit-log/actor.ts';
import { noteChange } from '../audit-log/note-change.ts';
import type { CouponPorts } from '../coupons/coupon-ports.ts';

/**
 * Erases who a client is, under its lock: whoever adds an identifier to it waits, and what is added before is erased too. One who
 * is erased already stays as it is.
 */
export async function eraseClient(
  ports: CouponPorts,
  workspaceId: string,
  clientId: string,
  actor: Actor,
): Promise<void> {
  const outcome = await withRetries(() => tryToErase(ports, workspaceId, clientId, actor));
  if (typeof outcome === 'object') await eraseClient(ports, workspaceId, outcome.mergedInto, actor);
  if (outcome === 'erased') ports.onCommit(workspaceId);
}

/** What became of it; or the client that it was merged into. */
type EraseOutcome = 'erased' | 'stored' | 'unknown' | { readonly mergedInto: string };

function tryToErase(
  { pool, clock, makeId }: CouponPorts,
  workspaceId: string,
  clientId: string,
  actor: Actor,
): Promise<EraseOutcome> {
  const now = clock.now();
  const eventId = makeId(now);
  return runTransaction<EraseOutcome>(pool, {
    load: [lockErasableClient(workspaceId, clientId)],
    decide: ([locked]) => {
      const client = readErasableClient(locked?.rows ?? []);
      if (client === null) return storingNothing('unknown');
      const { identifiers, isErased, mergedInto } = client;
      if (mergedInto !== null) return storingNothing({ mergedInto });
      if (isErased && identifiers.length === 0) return storingNothing('stored');
      const object = { kind: 'client', id: clientId, name: '' };
      return {
        outcome: 'erased',
        writes: [
          eraseClientRow(workspaceId, clientId, now),
          deleteIdentifiers(workspaceId, clientId, identifiers),
          insertErasedIdentifiers(workspaceId, clientId, identifiers),
          insertEventBatch(workspaceId, eventId, now, [{ type: 'client.erased', clientId }]),
          noteChange(makeId, workspaceId, now, actor, { action: 'client.erased', object }),
        ],
        witness: selectEventBatch(workspaceId, eventId),
      };
    },
  });
}
