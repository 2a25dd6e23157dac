import { type Attributes, type CartClient, type ClientIdentity, clientIdOf } from '@couponry/engine';
import type { CartClientRow } from '../../sql/select-cart-clients.ts';

/** What a request tells of its client, for conditions to ask. `orders`: how many it has had (null: not told). */
export interface ToldClient {
  readonly tags: readonly string[];
  readonly segments: readonly string[];
  readonly attributes: Attributes;
  readonly orders: number | null;
}

/**
 * The client of whom conditions ask: the one who is named. Tags and segments are those that are known and those that the request
 * tells; of attributes and of the number of orders the request has the last word, but an order that has used codes here counts
 * whatever is told. Null where nobody is named and nothing is told.
 *
 * @param known what is stored of the client; undefined for one that is new, or nobody
 * @example cartClientOf({ kind: 'new', id, added: [] }, told, undefined)?.ordersBefore // 0
 */
export function cartClientOf(
  identity: ClientIdentity,
  told: ToldClient,
  known: CartClientRow | undefined,
): CartClient | null {
  const isNamed = clientIdOf(identity) !== null;
  if (!isNamed && isNothing(told)) return null;
  return {
    tags: union(known?.tags, told.tags),
    segments: union(known?.segments, told.segments),
    attributes: { ...attributesOf(known?.attributes), ...told.attributes },
    ordersBefore: isNamed ? Math.max(told.orders ?? known?.orders ?? 0, known?.others ?? 0) : told.orders,
  };
}

function isNothing({ tags, segments, attributes, orders }: ToldClient): boolean {
  return (
    orders === null && tags.length === 0 && segments.length === 0 && Object.keys(attributes).length === 0
  );
}

function union(known: readonly string[] = [], told: readonly string[]): readonly string[] {
  return known.length === 0 ? told : [...new Set([...known, ...told])];
}

/** Stored attributes are whatever a shop sent; what no condition can ask for is left out. */
function attributesOf(stored: Readonly<Record<string, unknown>> = {}): Attributes {
  return Object.fromEntries(
    Object.entries(stored).flatMap(([name, value]) => (isAttribute(value) ? [[name, value]] : [])),
  );
}

function isAttribute(value: unknown): value is Attributes[string] {
  if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) return true;
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}
