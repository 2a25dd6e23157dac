/** What the page of a client is asked for. */
export interface ClientSearch {
  /** The code that does not work. */
  readonly code?: string;
}

/** What is asked for, from the address. */
export function readClientSearch({ code }: Readonly<Record<string, unknown>>): ClientSearch {
  const text = typeof code === 'string' || typeof code === 'number' ? String(code).slice(0, 200) : '';
  return text === '' ? {} : { code: text };
}
