/** What a field was and what it became, as the audit log tells it. */
export interface Change {
  readonly from: unknown;
  readonly to: unknown;
}

/** One line of what changed: of a field, or of one part of a field that has parts. */
export interface ChangeLine extends Change {
  readonly field: string;
  /** Null: the field as a whole. */
  readonly part: string | null;
}

/** Fields that are told as a whole, in words of their own, though they have parts. */
const WHOLE: ReadonlySet<string> = new Set(['codes', 'discount', 'eligibility']);

/**
 * Changes, a line each: of a field with parts, such as the own fields of a coupon, those parts that differ.
 *
 * @example changeLines({ attributes: { from: { a: 1, b: 2 }, to: { a: 1, b: 3 } } }) // [{ field: 'attributes', part: 'b', from: 2, to: 3 }]
 */
export function changeLines(changes: Readonly<Record<string, Change>>): ChangeLine[] {
  return Object.entries(changes).flatMap(([field, { from, to }]): ChangeLine[] => {
    const [before, after] = [partsOf(from), partsOf(to)];
    if (before === null || after === null || WHOLE.has(field)) return [{ field, part: null, from, to }];
    return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((part) => {
      const line = { field, part, from: before[part] ?? null, to: after[part] ?? null };
      return isSame(line) ? [] : [line];
    });
  });
}

function isSame({ from, to }: Change): boolean {
  return JSON.stringify(from) === JSON.stringify(to);
}

/** The parts of what has some; null for a value of another kind. */
function partsOf(value: unknown): Readonly<Record<string, unknown>> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
}
