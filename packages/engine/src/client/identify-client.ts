import type { ClientIdentity, Identifier, IdentifierMatch } from './client.ts';

/**
 * Tells which client the identifiers of one call name. Identifiers of two known clients are ambiguous, except that a `uuid`
 * which alone names a client (a browser's guest id) yields to the stronger identifier. An unknown `uuid` becomes the new
 * client's id; without one the new client gets `freshId`.
 *
 * @example identifyClient([{ kind: 'email', value: 'ann@example.com' }], [], freshId) // { kind: 'new', id: freshId, ... }
 */
export function identifyClient(
  identifiers: readonly Identifier[],
  matches: readonly IdentifierMatch[],
  freshId: string,
): ClientIdentity {
  if (identifiers.length === 0) return { kind: 'nobody' };
  if (matches.length === 0) return newClient(identifiers, freshId);
  const strong = new Set(matches.filter((match) => match.kind !== 'uuid').map((match) => match.clientId));
  const guests = matches.filter((match) => match.kind === 'uuid');
  const yielding = strong.size > 0 ? guests.filter((match) => !match.identified) : [];
  const named = new Set([...strong, ...guests.filter((m) => !yielding.includes(m)).map((m) => m.clientId)]);
  if (named.size > 1) return { kind: 'ambiguous' };
  const added = identifiers.filter((given) => !matches.some((match) => isSame(match, given)));
  const [id] = named;
  if (id !== undefined) return { kind: 'known', id, added };
  return newClient(added, freshId);
}

function newClient(identifiers: readonly Identifier[], freshId: string): ClientIdentity {
  const own = identifiers.find((identifier) => identifier.kind === 'uuid');
  if (own === undefined) return { kind: 'new', id: freshId, added: identifiers };
  return { kind: 'new', id: own.value, added: identifiers.filter((identifier) => identifier !== own) };
}

function isSame(a: Identifier, b: Identifier): boolean {
  return a.kind === b.kind && a.value === b.value;
}
