/** At least and at most, both included; at least one of them is given. */
export interface Bounds {
  readonly min?: number;
  readonly max?: number;
}

/**
 * On which side of its bounds a number lies, and which one it misses; null where it lies within.
 *
 * @example sideOf({ min: 2 }, 1) // { side: 'below', bound: 2 }
 */
export function sideOf(
  { min, max }: Bounds,
  value: number,
): { side: 'below' | 'above'; bound: number } | null {
  if (min !== undefined && value < min) return { side: 'below', bound: min };
  return max !== undefined && value > max ? { side: 'above', bound: max } : null;
}

/**
 * Whether a number lies within its bounds.
 *
 * @example isWithin({ min: 5000 }, 5000) // true
 */
export function isWithin({ min, max }: Bounds, value: number): boolean {
  return (min === undefined || value >= min) && (max === undefined || value <= max);
}
