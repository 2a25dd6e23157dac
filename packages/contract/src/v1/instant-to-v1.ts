import { formatInstantUtc } from '@couponry/engine';

/**
 * An instant as `/v1` tells it: RFC 3339 in UTC, with milliseconds where they are not zero.
 *
 * @param instant milliseconds since the epoch
 * @example instantToV1(1796079600000) // '2026-11-30T23:00:00Z'
 */
export function instantToV1(instant: number): string {
  return formatInstantUtc(instant).replace('.000Z', 'Z');
}
