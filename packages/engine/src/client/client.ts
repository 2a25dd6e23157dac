/** The ways in which a caller can name a client. A token names one by its id, so it is a `uuid` too. */
export type IdentifierKind = 'uuid' | 'email' | 'custom';

/** One normalised identifier. */
export interface Identifier {
  readonly kind: IdentifierKind;
  readonly value: string;
}

/** A known client that has one of the identifiers given. `identified` says that an e-mail or own identifier names it. */
export interface IdentifierMatch extends Identifier {
  readonly clientId: string;
  readonly identified: boolean;
}

/** Whom the identifiers of a call name. `added` are identifiers that this client has not had yet. */
export type ClientIdentity =
  | { readonly kind: 'nobody' }
  | { readonly kind: 'ambiguous' }
  | { readonly kind: 'known'; readonly id: string; readonly added: readonly Identifier[] }
  | { readonly kind: 'new'; readonly id: string; readonly added: readonly Identifier[] };

/** The id of the client named, or null for nobody (or no single one). */
export function clientIdOf(identity: ClientIdentity): string | null {
  return identity.kind === 'known' || identity.kind === 'new' ? identity.id : null;
}
