import { type ClientIdentity, type Identifier, identifyClient } from '@couponry/engine';
import type { Statement, StatementResult } from '../../platform/db/statement.ts';
import { runTransaction, storingNothing } from '../../platform/db/transaction.ts';
import { withRetries } from '../../platform/db/with-retries.ts';
import { type ClientRow, insertClients, updateClients } from '../../sql/client-rows.ts';
import { insertClientIdentifiers, type NewIdentifierRow } from '../../sql/insert-client-identifiers.ts';
import { insertEventBatch } from '../../sql/insert-event-batch.ts';
import { type ClientMatchRow, lockClientMatches } from '../../sql/select-client-matches.ts';
import { selectEventBatch } from '../../sql/select-event-batch.ts';
import { gatherKeys } from '../coupon-ledger/batch-keys.ts';
import type { IdempotencyKey } from '../coupon-ledger/command.ts';
import type { CouponPorts } from '../coupons/coupon-ports.ts';
import { readKeyUse, selectKeyUse, storeKeyUse } from '../idempotency/request-key.ts';
import { presentMatches } from './present-matches.ts';

/** How many clients are stored in one transaction: locks are held for a short time only. */
const CHUNK = 500;
const NOBODY = '00000000-0000-0000-0000-000000000000';

/**
 * A client to make or to complete: its identifiers and what else is known of it. Tags, segments and the number of orders take the
 * place of those before where they are told.
 */
export interface ClientUpsert {
  readonly identifiers: readonly Identifier[];
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly tags?: readonly string[];
  readonly segments?: readonly string[];
  readonly orders?: number | null;
}

/**
 * What became of each, in the order given. `ambiguous`: the identifiers belong to different clients; nothing was done. With an
 * idempotency key also `stored`, the same request had done it before, and `key_reused`, it was another one.
 */
export type UpsertOutcome =
  | { readonly kind: 'created' | 'updated' | 'stored'; readonly id: string }
  | { readonly kind: 'ambiguous' }
  | { readonly kind: 'key_reused' };

/** Makes or completes a client. Identifiers and attributes are added, never taken away. */
export async function upsertClient(
  ports: CouponPorts,
  workspaceId: string,
  upsert: ClientUpsert,
  idempotency: IdempotencyKey | null,
): Promise<UpsertOutcome> {
  const [outcome] = await withRetries(() => upsertChunk(ports, workspaceId, [upsert], idempotency));
  if (outcome === undefined) throw new Error('Nothing became of a client');
  if (outcome.kind === 'created' || outcome.kind === 'updated') ports.onCommit(workspaceId);
  return outcome;
}

/** Makes or completes clients, each for itself. Identifiers and attributes are added, never taken away. */
export async function upsertClients(
  ports: CouponPorts,
  workspaceId: string,
  upserts: readonly ClientUpsert[],
): Promise<UpsertOutcome[]> {
  const outcomes: UpsertOutcome[] = [];
  for (let start = 0; start < upserts.length; start += CHUNK) {
    const chunk = upserts.slice(start, start + CHUNK);
    outcomes.push(...(await withRetries(() => upsertChunk(ports, workspaceId, chunk, null))));
  }
  if (outcomes.some(({ kind }) => kind !== 'ambiguous')) ports.onCommit(workspaceId);
  return outcomes;
}

function upsertChunk(
  ports: CouponPorts,
  workspaceId: string,
  upserts: readonly ClientUpsert[],
  idempotency: IdempotencyKey | null,
): Promise<UpsertOutcome[]> {
  const now = ports.clock.now();
  const eventId = ports.makeId(now);
  const questions = upserts.map(({ identifiers }) => ({ couponId: NOBODY, identifiers, code: null }));
  const { clients: keys } = gatherKeys(questions);
  return runTransaction<UpsertOutcome[]>(ports.pool, {
    load: [lockClientMatches(workspaceId, keys), ...selectKeyUse(workspaceId, idempotency)],
    decide: ([matched, stored]) => {
      const use = readKeyUse(idempotency, stored);
      if (use.kind === 'reused') return storingNothing([{ kind: 'key_reused' }]);
      if (use.kind === 'repeat') return storingNothing([{ kind: 'stored', id: use.id }]);
      const changes = new ClientChanges(matched);
      const outcome = upserts.map((upsert) => changes.upsert(upsert, ports.makeId(now)));
      const writes = changes.statements(workspaceId, eventId, now);
      const made = outcome.flatMap((each) => ('id' in each ? [each.id] : []));
      const keyed = made.flatMap((id) => storeKeyUse(workspaceId, idempotency, { kind: 'client', id }, now));
      return { outcome, writes: [...writes, ...keyed], witness: selectEventBatch(workspaceId, eventId) };
    },
  });
}

/** Clients as they become while a chunk is decided, one after the other. */
class ClientChanges {
  readonly #matches: ClientMatchRow[];
  readonly #made = new Map<string, ClientRow>();
  readonly #changed: ClientRow[] = [];
  readonly #identifiers: NewIdentifierRow[] = [];

  constructor(matched: StatementResult | undefined) {
    this.#matches = presentMatches(matched?.rows ?? []);
  }

  upsert(wanted: ClientUpsert, freshId: string): UpsertOutcome {
    const { identifiers } = wanted;
    const identity = identifyClient(identifiers, this.#matchesOf(identifiers), freshId);
    if (identity.kind === 'ambiguous' || identity.kind === 'nobody') return { kind: 'ambiguous' };
    const identified = identifiers.some(({ kind }) => kind !== 'uuid');
    this.#store(identity, identified, factsOf(wanted));
    for (const added of identity.added) {
      this.#identifiers.push({ ...added, clientId: identity.id });
      this.#matches.push({ ...added, clientId: identity.id, identified });
    }
    return { kind: identity.kind === 'new' ? 'created' : 'updated', id: identity.id };
  }

  statements(workspaceId: string, eventId: string, now: number): Statement[] {
    const made = [...this.#made.values()];
    if (made.length === 0 && this.#changed.length === 0) return [];
    const items = [
      ...made.map(({ id }) => ({ type: 'client.created', clientId: id })),
      ...this.#changed.map(({ id }) => ({ type: 'client.updated', clientId: id })),
    ];
    return [
      ...(made.length > 0 ? [insertClients(workspaceId, made, now)] : []),
      // One statement each, because one statement changes a row only once and a client may come twice.
      ...this.#changed.map((change) => updateClients(workspaceId, [change], now)),
      ...(this.#identifiers.length > 0 ? [insertClientIdentifiers(workspaceId, this.#identifiers)] : []),
      insertEventBatch(workspaceId, eventId, now, items),
    ];
  }

  #matchesOf(identifiers: readonly Identifier[]): ClientMatchRow[] {
    return this.#matches.filter((match) =>
      identifiers.some(({ kind, value }) => kind === match.kind && value === match.value),
    );
  }

  #store(
    identity: ClientIdentity & { kind: 'new' | 'known' },
    identified: boolean,
    facts: ReturnType<typeof factsOf>,
  ): void {
    const { id, added } = identity;
    const row = { id, identified, identifiers: JSON.stringify(added), ...facts };
    if (identity.kind === 'known') {
      this.#changed.push(row);
      return;
    }
    this.#made.set(id, row);
    this.#matches.push({ kind: 'uuid', value: id, clientId: id, identified });
  }
}

/** What is told of a client, as it is stored. */
function factsOf({ attributes, tags, segments, orders = null }: ClientUpsert) {
  return {
    attributes: JSON.stringify(attributes),
    tags: tags === undefined ? null : JSON.stringify(tags),
    segments: segments === undefined ? null : JSON.stringify(segments),
    orders,
  };
}
