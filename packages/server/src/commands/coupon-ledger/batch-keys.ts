import type { Identifier } from '@couponry/engine';
import type { HolderKeys } from '../../sql/holder-keys.ts';
import type { IdentifierKeys } from '../../sql/lock-clients.ts';

/** Whose state is asked for: a coupon, who asks, and the individual or friendly code presented, if any. */
interface StateQuestion {
  readonly couponId: string;
  readonly identifiers: readonly Identifier[];
  readonly code: string | null;
}

/** Everything of one kind that a batch or a round of questions has to lock and load, each key once. */
export interface BatchKeys {
  readonly couponIds: readonly string[];
  readonly codes: readonly string[];
  readonly clients: IdentifierKeys;
  readonly holders: HolderKeys;
}

/** Gathers the keys of some questions. */
export function gatherKeys(questions: readonly StateQuestion[]): BatchKeys {
  const couponIds = new Set<string>();
  const codes = new Set<string>();
  const identifiers = new Map<string, Identifier>();
  const pairs = new Map<string, readonly [string, Identifier]>();
  for (const { couponId, identifiers: given, code } of questions) {
    couponIds.add(couponId);
    if (code !== null) codes.add(code);
    for (const identifier of given) {
      const key = `${identifier.kind} ${identifier.value}`;
      identifiers.set(key, identifier);
      pairs.set(`${couponId} ${key}`, [couponId, identifier]);
    }
  }
  const named = [...identifiers.values()];
  return {
    couponIds: [...couponIds],
    codes: [...codes],
    clients: {
      kinds: named.map(({ kind }) => kind),
      values: named.map(({ value }) => value),
      ids: named.filter(({ kind }) => kind === 'uuid').map(({ value }) => value),
    },
    holders: holderKeys([...pairs.values()], [...codes]),
  };
}

function holderKeys(pairs: readonly (readonly [string, Identifier])[], codes: readonly string[]): HolderKeys {
  const byId = pairs.filter(([, { kind }]) => kind === 'uuid');
  return {
    identified: {
      couponIds: pairs.map(([couponId]) => couponId),
      kinds: pairs.map(([, { kind }]) => kind),
      values: pairs.map(([, { value }]) => value),
    },
    byId: { couponIds: byId.map(([couponId]) => couponId), clientIds: byId.map(([, { value }]) => value) },
    codes,
  };
}
