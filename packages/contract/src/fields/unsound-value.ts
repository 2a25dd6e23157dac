import type { FieldError } from './field-errors.ts';

/** Deeper than this, nothing that anybody means to say is nested. */
const MAX_DEPTH = 16;

/**
 * Looks through a parsed JSON value for what can be written in JSON and stored nowhere: NUL characters, halves of a surrogate
 * pair, numbers beyond the largest double, and nesting without end. Null when it is sound.
 */
export function unsoundValue(value: unknown): FieldError | null {
  const waiting: { readonly value: unknown; readonly field: string; readonly depth: number }[] = [
    { value, field: '', depth: 0 },
  ];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value: found, field, depth } = next;
    if (typeof found === 'string' && !isStorable(found)) return { field, message: UNSTORABLE };
    if (typeof found === 'number' && !Number.isFinite(found))
      return { field, message: 'is too large a number' };
    if (typeof found !== 'object' || found === null) continue;
    if (depth === MAX_DEPTH) return { field, message: `is nested deeper than ${MAX_DEPTH} levels` };
    for (const [name, member] of Object.entries(found)) {
      if (!isStorable(name)) return { field, message: `has a name that ${UNSTORABLE}` };
      waiting.push({ value: member, field: `${field}/${name.slice(0, 64)}`, depth: depth + 1 });
    }
  }
  return null;
}

const UNSTORABLE = 'contains a NUL character or half of a surrogate pair';

function isStorable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}
