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

/** Everything of one kind that a batch or a round of questions has to lock and load. */
export interface BatchKeys {
  readonly couponIds: readonly string[];
  /** The codes, each with a coupon that it is presented for. */
  readonly codes: ReadonlyMap<string, string>;
  readonly clients: IdentifierKeys;
  readonly holders: HolderKeys;
}

/** Gathers the keys of some questions. Who asks more than once is listed more than once: the statements take each key once. */
export function gatherKeys(questions: readonly StateQuestion[]): BatchKeys {
  const couponIds = new Set<string>();
  const codes = new Map<string, string>();
  const kinds: string[] = [];
  const values: string[] = [];
  const ids: string[] = [];
  const couponsAsked: string[] = [];
  const byId = { couponIds: [] as string[], clientIds: [] as string[] };
  const addId = (couponId: string, clientId: string): void => {
    byId.couponIds.push(couponId);
    byId.clientIds.push(clientId);
  };
  for (const { couponId, identifiers, code, clientId } of questions) {
    couponIds.add(couponId);
    if (code !== null) codes.set(code, couponId);
    if (typeof clientId === 'string') addId(couponId, clientId);
    for (const { kind, value } of identifiers) {
      couponsAsked.push(couponId);
      kinds.push(kind);
      values.push(value);
      if (kind !== 'uuid') continue;
      ids.push(value);
      addId(couponId, value);
    }
  }
  return {
    couponIds: [...couponIds],
    codes,
    clients: { kinds, values, ids },
    holders: { identified: { couponIds: couponsAsked, kinds, values }, byId },
  };
}
