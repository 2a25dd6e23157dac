/** Who changes something: a person in the console, a key, or the system itself. `address`: from where, null for the system. */
export interface Actor {
  readonly kind: 'person' | 'key' | 'system';
  readonly id: string | null;
  readonly address: string | null;
}

/** The installation itself, or whoever runs its command line. */
export const SYSTEM: Actor = { kind: 'system', id: null, address: null };
