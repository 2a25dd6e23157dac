import type { Match } from '@couponry/engine';

/**
 * Whether two matches are the same as they were written, in whatever order their fields and the members of their lists stand.
 *
 * @example isSameMatch({ sku: { in: ['A', 'B'] } }, { sku: { in: ['B', 'A'] } }) // true
 */
export function isSameMatch(one: Match, other: Match): boolean {
  return written(one) === written(other);
}

function written(match: Match): string {
  return JSON.stringify(match, (_, value: unknown) => {
    if (Array.isArray(value)) return [...new Set(value)].toSorted();
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  });
}
