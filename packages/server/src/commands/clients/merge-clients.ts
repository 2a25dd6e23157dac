import { RaceLost } from '../../platform/db/sqlstate.ts';
import type { Statement, StatementResult } from '../../platform/db/statement.ts';
import { runTransaction } from '../../platform/db/transaction.ts';
import { withRetries } from '../../platform/db/with-retries.ts';
import {
  lockMergingClients,
  lockMergingCodes,
  lockMergingHolders,
  type MergePair,
  readMergingClients,
} from '../../sql/merge-clients.ts';
import { selectEventBatch } from '../../sql/select-event-batch.ts';
import type { Actor } from '../audit-log/actor.ts';
import type { IdempotencyKey } from '../coupon-ledger/command.ts';
import type { CouponPorts } from '../coupons/coupon-ports.ts';
import { readKeyUse, selectKeyUse, storeKeyUse } from '../idempotency/request-key.ts';
import { findClient } from './find-client.ts';
import { type BothClients, mergedFacts } from './merged-facts.ts';
import { mergedHoldings } from './merged-holdings.ts';
import { storeMerge } from './store-merge.ts';

/** The wish to merge one client into another one, by any id that these ever had. */
export interface MergeWish extends MergePair {
  readonly idempotency: IdempotencyKey | null;
}

/**
 * What became of it. `merged`: also where the two are one already; `id` is the client that is left. `merged_elsewhere`: the client to
 * merge is another one by now than the one that is wanted. `same`: a client and itself.
 */
export type MergeOutcome =
  | { readonly kind: 'merged'; readonly id: string }
  | { readonly kind: 'same' | 'unknown' | 'unknown_into' | 'erased' | 'merged_elsewhere' | 'key_reused' };

/**
 * Merges one client into another one: identifiers, what is known of them and all that they used are one client's from then on, also past
 * limits. Clients, codes and what they have of coupons are locked in the order of the write path, so that whatever uses a code of theirs
 * is before it or after it.
 */
export async function mergeClients(
  ports: CouponPorts,
  workspaceId: string,
  wish: MergeWish,
  actor: Actor,
): Promise<MergeOutcome> {
  if (wish.from === wish.into) return { kind: 'same' };
  const { outcome, isNew } = await withRetries(() => tryToMerge(ports, workspaceId, wish, actor));
  if (isNew) ports.onCommit(workspaceId);
  return outcome;
}

interface Tried {
  readonly outcome: MergeOutcome;
  readonly isNew: boolean;
}

async function tryToMerge(
  ports: CouponPorts,
  workspaceId: string,
  { idempotency, ...wish }: MergeWish,
  actor: Actor,
): Promise<Tried> {
  const from = await idNow(ports, workspaceId, wish.from);
  const into = await idNow(ports, workspaceId, wish.into);
  const now = ports.clock.now();
  const eventId = ports.makeId(now);
  const pair = { from: wish.from, into: into ?? wish.into };
  return await runTransaction<Tried>(ports.pool, {
    load: [
      lockMergingClients(workspaceId, pair),
      lockMergingCodes(workspaceId, pair),
      lockMergingHolders(workspaceId, pair),
      ...selectKeyUse(workspaceId, idempotency),
    ],
    decide: ([clients, codes, holders, stored]) => {
      const told = (outcome: MergeOutcome): ReturnType<typeof decided> => decided(outcome, []);
      const use = readKeyUse(idempotency, stored);
      if (use.kind === 'reused') return told({ kind: 'key_reused' });
      if (use.kind === 'repeat') return told({ kind: 'merged', id: use.id });
      if (from === null) return told({ kind: 'unknown' });
      if (into === null) return told({ kind: 'unknown_into' });
      const keyed = storeKeyUse(workspaceId, idempotency, { kind: 'client', id: into }, now);
      if (from === into) return decided({ kind: 'merged', id: into }, keyed);
      if (from !== wish.from) return told({ kind: 'merged_elsewhere' });
      const both = bothOf(clients, pair);
      if (both.from.isErased || both.into.isErased) return told({ kind: 'erased' });
      const facts = mergedFacts(both);
      const holdings = mergedHoldings(pair, { codes, holders }, now);
      const stamp = { workspaceId, pair, now, eventId, actor, makeId: ports.makeId };
      const writes = storeMerge(stamp, { moved: both.from.identifiers, facts, holdings });
      return {
        outcome: { outcome: { kind: 'merged', id: into }, isNew: true },
        writes: [...writes, ...keyed],
        witness: selectEventBatch(workspaceId, eventId),
      };
    },
  });
}

function decided(outcome: MergeOutcome, writes: readonly Statement[]) {
  return { outcome: { outcome, isNew: false }, writes, witness: null };
}

/** The client that an id names, or null. */
async function idNow({ pool }: CouponPorts, workspaceId: string, id: string): Promise<string | null> {
  const found = await findClient(pool, workspaceId, [{ kind: 'uuid', value: id }]);
  return found.kind === 'found' ? found.client.id : null;
}

/** Both clients under their locks. @throws RaceLost where one of them was merged meanwhile */
function bothOf(clients: StatementResult | undefined, pair: MergePair): BothClients {
  const rows = readMergingClients(clients?.rows ?? []);
  const present = (id: string) => rows.find((row) => row.id === id && row.mergedInto === null);
  const [from, into] = [present(pair.from), present(pair.into)];
  if (from !== undefined && into !== undefined) return { from, into };
  throw new RaceLost('A client was merged while it was waited for');
}
