import type { Attributes } from './cart.ts';

/** What conditions can ask of a client. */
export interface CartClient {
  readonly tags: readonly string[];
  readonly segments: readonly string[];
  readonly attributes: Attributes;
  /**
   * How many orders this client had before this one: what the shop tells, or what the ledger knows, whichever is more. Null
   * where nobody can know (no client is named).
   */
  readonly ordersBefore: number | null;
}
