import type { ClientsFilter } from '../../api/client-queries.ts';

/** No identifier is longer. */
const LONGEST = 256;

/** Who is looked for, from the address; what is not understood is left out. */
export function readClientsSearch(search: Readonly<Record<string, unknown>>): ClientsFilter {
  const [q, tag] = [text(search.q), text(search.tag)];
  return { ...(q === '' ? {} : { q }), ...(tag === '' ? {} : { tag }) };
}

function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim().slice(0, LONGEST) : '';
}
