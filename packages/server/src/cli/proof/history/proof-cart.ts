/** Some units of one thing. The price is in minor units. */
interface ProofLine {
  readonly id: string;
  readonly quantity: number;
  readonly unitPrice: number;
}

/** A cart of the proof. */
export type ProofCart = readonly ProofLine[];

/** The line that some coupons are for. */
export const DISCOUNTED_LINE = 'b';

/**
 * A cart of three lines that is worth so much, in minor units; `choice` draws how many there are of each.
 *
 * @example cartWorth(1000, 1) // two of 166, two of 166, one of 336
 */
export function cartWorth(amount: number, choice: number): ProofCart {
  const lines = ['a', DISCOUNTED_LINE].map((id, index) => {
    const quantity = 1 + ((choice >> index) % 3);
    return { id, quantity, unitPrice: Math.floor(amount / 3 / quantity) };
  });
  const rest = lines.reduce((left, line) => left - worthOf(line), amount);
  return [...lines, { id: 'c', quantity: 1, unitPrice: rest }];
}

/** What a line is worth, in minor units. */
export function worthOf({ quantity, unitPrice }: ProofLine): number {
  return quantity * unitPrice;
}
