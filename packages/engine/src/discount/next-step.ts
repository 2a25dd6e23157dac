import type { Fix } from '../eligibility/fix.ts';

/**
 * What keeps a discount that comes in steps from giving more on a cart: how much the cart has of what is counted for the next step
 * (`actual`, units or minor units), how much that takes (`expected`), and what would help.
 *
 * @example { actual: 4530, expected: 5000, fix: { type: 'add_amount', amount: 470 } }
 */
export interface NextStep {
  readonly actual: number;
  readonly expected: number;
  readonly fix: Fix;
}
