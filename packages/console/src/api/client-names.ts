/** By what one text may name a client. */
export type ClientName =
  | { readonly id: string }
  | { readonly email: string }
  | { readonly customIdentify: string };

const EMAIL = /^[^\s@]+@[^\s@]+$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * What a text may be as the name of a client, the likeliest first: an id, an e-mail address, the shop's own identifier.
 *
 * @example clientNames('ann@example.com') // [{ email: 'ann@example.com' }, { customIdentify: 'ann@example.com' }]
 */
export function clientNames(text: string): readonly [ClientName, ...ClientName[]] {
  const own = { customIdentify: text };
  if (UUID.test(text)) return [{ id: text }, own];
  return EMAIL.test(text) ? [{ email: text }, own] : [own];
}
