/** Where to go once signed in, below `/console`. */
export interface SignInSearch {
  readonly to?: string;
}

/** Reads it; an address that is not one of the console's own is left out, so that nobody is led away from it. */
export function readSignInSearch(search: Readonly<Record<string, unknown>>): SignInSearch {
  const to = search.to;
  return typeof to === 'string' && /^\/(?![/\\])/.test(to) && !to.startsWith('/sign-in') ? { to } : {};
}
