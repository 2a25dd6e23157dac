import type { Identifier } from '@couponry/engine';
import type { HolderKeys } from '../../sql/holder-keys.ts';
import type { IdentifierKeys } from '../../sql/select-client-matches.ts';

/** Whose state is asked for: a coupon, who asks (or the client's id, where it is known), and the code presented, if any. */
export interface StateQuestion {
  readonly couponId: string;
  readonly identifiers: readonly Identifier[];
  readonly code: string | null;
  readonly clientId?: string | null;
}

/** Everything of one kind that a batch or a round of questions has to lock and load, each key once. */
export interface BatchKeys {
  readonly couponIds: readonly string[];
  /** The codes, each with a coupon that it is presented for. */
  readonly codes: ReadonlyMap<string, string>;
  readonly clients: IdentifierKeys;
  readonly holders: HolderKeys;
}

/** Gathers the keys of some questions. */
export function gatherKeys(questions: readonly StateQuestion[]): BatchKeys {
  const couponIds = new Set<string>();
  const codes = new Map<string, string>();
  const identifiers = new Map<string, Identifier>();
  const identified = new Map<string, readonly [string, Identifier]>();
  const byId = new Map<string, readonly [string, string]>();
  for (const { couponId, identifiers: given, code, clientId } of questions) {
    couponIds.add(couponId);
    if (code !== null) codes.set(code, couponId);
    if (typeof clientId === 'string') byId.set(`${couponId} ${clientId}`, [couponId, clientId]);
    for (const identifier of given) {
      const key = `${identifier.kind} ${identifier.value}`;
      identifiers.set(key, identifier);
      identified.set(`${couponId} ${key}`, [couponId, identifier]);
      if (identifier.kind === 'uuid')
        byId.set(`${couponId} ${identifier.value}`, [couponId, identifier.value]);
    }
  }
  const named = [...identifiers.values()];
  return {
    couponIds: [...couponIds],
    codes,
    clients: {
      kinds: named.map(({ kind }) => kind),
      values: named.map(({ value }) => value),
      ids: named.filter(({ kind }) => kind === 'uuid').map(({ value }) => value),
    },
    holders: holderKeys([...identified.values()], [...byId.values()], [...codes.keys()]),
  };
}

function holderKeys(
  identified: readonly (readonly [string, Identifier])[],
  byId: readonly (readonly [string, string])[],
  codes: readonly string[],
): HolderKeys {
  return {
    identified: {
      couponIds: identified.map(([couponId]) => couponId),
      kinds: identified.map(([, { kind }]) => kind),
      values: identified.map(([, { value }]) => value),
    },
    byId: { couponIds: byId.map(([couponId]) => couponId), clientIds: byId.map(([, clientId]) => clientId) },
    codes,
  };
}
