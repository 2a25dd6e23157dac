/** Who is looked for. */
export interface ClientsSearch {
  readonly q?: string;
}

/** Who is looked for, from the address; what is not understood is left out. */
export function readClientsSearch({ q }: Readonly<Record<string, unknown>>): ClientsSearch {
  const text = typeof q === 'string' || typeof q === 'number' ? String(q).trim().slice(0, 512) : '';
  return text === '' ? {} : { q: text };
}
