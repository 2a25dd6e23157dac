/** Offsets change on such marks, but for the few that are looked at each time (see `zoneOffset`). */
const SLOT_MS = 15 * 60_000;
/**
 * Bounds of the caches. What is full starts anew: a shop has a handful of zones, and most questions are about now. Yet one condition may
 * name every zone there is, and to begin with one takes a third of a millisecond.
 */
const MOST_ZONES = 450;
const MOST_SLOTS = 500;

interface Zone {
  readonly format: Intl.DateTimeFormat;
  readonly offsets: Map<number, number>;
}

const zones = new Map<string, Zone>();

/**
 * How far the clocks of a time zone are ahead of UTC at an instant, in milliseconds (from the years 1970 to 9999).
 *
 * To ask takes microseconds, so answers are kept for slots at whose both ends the clocks say the same.
 *
 * @throws RangeError for an unknown zone or an instant that is none
 * @example zoneOffset(Date.UTC(2026, 6, 1), 'Europe/London') // 3_600_000
 */
export function zoneOffset(instantMs: number, ianaZone: string): number {
  const zone = zones.get(ianaZone) ?? keep(zones, MOST_ZONES, ianaZone, newZone(ianaZone));
  const slot = Math.floor(instantMs / SLOT_MS);
  const kept = zone.offsets.get(slot);
  if (kept !== undefined) return kept;
  const offset = offsetOf(zone.format, instantMs);
  const first = offsetOf(zone.format, slot * SLOT_MS);
  const last = offsetOf(zone.format, (slot + 1) * SLOT_MS - 1);
  return first === offset && last === offset ? keep(zone.offsets, MOST_SLOTS, slot, offset) : offset;
}

/** Clocks read as if they were UTC, against what UTC is. */
function offsetOf(format: Intl.DateTimeFormat, instantMs: number): number {
  const parts = new Map(format.formatToParts(instantMs).map(({ type, value }) => [type, Number(value)]));
  const [year = 0, month = 1, day = 1] = [parts.get('year'), parts.get('month'), parts.get('day')];
  const [hour = 0, minute = 0, second = 0] = [parts.get('hour'), parts.get('minute'), parts.get('second')];
  const inSeconds = Math.floor(instantMs / 1000) * 1000;
  return Date.UTC(year, month - 1, day, hour, minute, second) - inSeconds;
}

function newZone(timeZone: string): Zone {
  const numeric = 'numeric' as const;
  const format = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
    timeZone,
    hourCycle: 'h23',
    ...{ year: numeric, month: numeric, day: numeric, hour: numeric, minute: numeric, second: numeric },
  });
  return { format, offsets: new Map() };
}

function keep<Key, Value>(cache: Map<Key, Value>, most: number, key: Key, value: Value): Value {
  if (cache.size >= most) cache.clear();
  cache.set(key, value);
  return value;
}
