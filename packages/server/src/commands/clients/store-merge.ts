import type { Statement } from '../../platform/db/statement.ts';
import type { MakeId } from '../../platform/ids.ts';
import { updateCodes } from '../../sql/code-rows.ts';
import { updateHolders } from '../../sql/holder-rows.ts';
import { insertClientIdentifiers } from '../../sql/insert-client-identifiers.ts';
import { type CodeChangeRow, insertCodeChanges } from '../../sql/insert-code-changes.ts';
import { insertEventBatch } from '../../sql/insert-event-batch.ts';
import {
  deleteHolders,
  insertJoinedHolders,
  type MergedFactsRow,
  type MergePair,
  type MergingClientRow,
  moveIdentifiers,
  updateMergedFrom,
  updateMergedInto,
} from '../../sql/merge-clients.ts';
import type { Actor } from '../audit-log/actor.ts';
import { noteChange } from '../audit-log/note-change.ts';
import type { MergedHoldings } from './merged-holdings.ts';

/** Why a code works no more of which a client has another one. */
const REASON = 'client_merged';

interface MergeStamp {
  readonly workspaceId: string;
  readonly pair: MergePair;
  readonly now: number;
  readonly eventId: string;
  readonly actor: Actor;
  readonly makeId: MakeId;
}

/** What is to be stored: the identifiers that move, what is known of the client, and what it has. */
interface Merge {
  readonly moved: MergingClientRow['identifiers'];
  readonly facts: MergedFactsRow;
  readonly holdings: MergedHoldings;
}

/** The statements that store a merge, in the lock order. The ledger keeps the ids that it has. */
export function storeMerge(stamp: MergeStamp, { moved, facts, holdings }: Merge): Statement[] {
  const { workspaceId, pair, now, eventId, actor, makeId } = stamp;
  const { codes, holders, leftCoupons, joinedCoupons } = holdings;
  const changes = holdings.dropped.map(
    ({ code, couponId }): CodeChangeRow => ({
      ...{ id: makeId(now), couponId, code, change: 'disabled', clientId: pair.into },
      ...{ keyId: actor.id, reason: REASON, at: now },
    }),
  );
  const alias = { kind: 'uuid', value: pair.from, clientId: pair.into };
  const object = { kind: 'client', id: pair.into, name: '' };
  const noted = { mergedClientId: { from: null, to: pair.from } };
  return [
    updateMergedInto(workspaceId, pair.into, facts, now),
    updateMergedFrom(workspaceId, pair, now),
    ...(moved.length === 0 ? [] : [moveIdentifiers(workspaceId, pair, moved)]),
    insertClientIdentifiers(workspaceId, [alias]),
    ...(codes.length === 0 ? [] : [updateCodes(workspaceId, codes)]),
    ...(leftCoupons.length === 0 ? [] : [deleteHolders(workspaceId, pair.from, leftCoupons)]),
    ...(holders.length === 0 ? [] : [updateHolders(workspaceId, holders)]),
    ...(joinedCoupons.length === 0 ? [] : [insertJoinedHolders(workspaceId, pair, joinedCoupons, now)]),
    ...(changes.length === 0 ? [] : [insertCodeChanges(workspaceId, changes)]),
    insertEventBatch(workspaceId, eventId, now, [
      { type: 'client.merged', clientId: pair.into, mergedClientId: pair.from },
      ...changes.map(({ id, couponId, clientId, reason }) => ({
        ...{ type: 'code.disabled', changeId: id, couponId, clientId, reason },
      })),
    ]),
    noteChange(makeId, workspaceId, now, actor, { action: 'client.merged', object, changes: noted }),
  ];
}
