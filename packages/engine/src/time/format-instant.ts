/** With five digits of a year ISO 8601 needs a sign, and clients' date parsers fail. */
const YEAR_10000_MS = Date.UTC(10_000, 0);

/** Answers tell the same few seconds again and again (now, no end), so the last ones are kept, each in its slot. */
const KEPT = 64;
const seconds: ({ readonly second: number; readonly text: string } | undefined)[] = new Array(KEPT);

/**
 * An instant as deployed clients of the Coupons API 3.0.0 read it: UTC, whole seconds (the rest is cut off), a
 * numeric offset.
 *
 * @param instantMs milliseconds since 1970-01-01T00:00Z, from the years 1970 to 9999
 * @throws RangeError for any other
 * @example formatInstant(1796079600123) // '2026-11-30T23:00:00+00:00'
 */
export function formatInstant(instantMs: number): string {
  const second = Math.floor(instantMs / 1000);
  const slot = second % KEPT;
  const kept = seconds[slot];
  if (kept !== undefined && kept.second === second) return kept.text;
  const text = `${formatInstantUtc(instantMs).slice(0, 19)}+00:00`;
  seconds[slot] = { second, text };
  return text;
}

/**
 * An instant in RFC 3339 with `Z` and milliseconds, as `/v1` says it.
 *
 * @param instantMs milliseconds since 1970-01-01T00:00Z, from the years 1970 to 9999
 * @throws RangeError for any other
 * @example formatInstantUtc(1796079600123) // '2026-11-30T23:00:00.123Z'
 */
export function formatInstantUtc(instantMs: number): string {
  if (!(instantMs >= 0 && instantMs < YEAR_10000_MS))
    throw new RangeError(`${instantMs} is no instant of 1970 to 9999`);
  return new Date(instantMs).toISOString();
}
