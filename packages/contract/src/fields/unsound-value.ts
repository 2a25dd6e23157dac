import type { FieldError } from './field-error.ts';

/** Deeper than this, nothing that anybody means to say is nested. */
const MAX_DEPTH = 16;

/**
 * Looks through a parsed JSON value for what can be written in JSON and stored nowhere: NUL characters, halves of a surrogate
 * pair, numbers beyond the largest double, and nesting without end. Null when it is sound.
 */
export function unsoundValue(value: unknown): FieldError | null {
  return unsoundAt(value, 0);
}

/** The field is put together on the way back, since nearly every value is sound. */
function unsoundAt(value: unknown, depth: number): FieldError | null {
  if (typeof value === 'string') return isStorable(value) ? null : { field: '', message: UNSTORABLE };
  if (typeof value === 'number')
    return Number.isFinite(value) ? null : { field: '', message: 'is too large a number' };
  if (typeof value !== 'object' || value === null) return null;
  if (depth === MAX_DEPTH) return { field: '', message: `is nested deeper than ${MAX_DEPTH} levels` };
  const members = value as Readonly<Record<string, unknown>>;
  for (const name of Object.keys(members)) {
    if (!isStorable(name)) return { field: '', message: `has a name that ${UNSTORABLE}` };
    const unsound = unsoundAt(members[name], depth + 1);
    if (unsound !== null) return { ...unsound, field: `/${name.slice(0, 64)}${unsound.field}` };
  }
  return null;
}

const UNSTORABLE = 'contains a NUL character or half of a surrogate pair';

function isStorable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}
