/** An individual code is given to a client, disabled, or enabled again. `at` in milliseconds since the epoch. */
export interface CodeChange {
  readonly id: string;
  readonly couponId: string;
  readonly code: string;
  readonly change: 'assigned' | 'disabled' | 'enabled';
  /** The client whose code it is from now on; null: nobody's by name. */
  readonly clientId: string | null;
  readonly reason: string;
  readonly at: number;
}
