/** What a key is for: everything, redeeming and looking up, or loading clients and codes in bulk. */
export const SCOPES = ['admin', 'client', 'batch'] as const;

/** One of {@link SCOPES}. */
export type Scope = (typeof SCOPES)[number];

/** Who may call a method of `/v1`: a key of a scope, or a client with its own token. */
export type Access = Scope | 'token';
