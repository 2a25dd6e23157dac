import type { FieldError } from './field-error.ts';
import { pointerPart } from './pointer-part.ts';

/** Deeper than this, nothing that anybody means to say is nested. */
const MAX_DEPTH = 16;

/**
 * Looks through a parsed JSON value for what can be written in JSON and stored nowhere: NUL characters, halves of a surrogate
 * pair, numbers beyond the largest double, and nesting without end. Null when it is sound.
 *
 * @param hasEscapes whether its text, valid UTF-8, has an escape of a character (`\\u`): without, all texts can be stored
 */
export function unsoundValue(value: unknown, hasEscapes: boolean): FieldError | null {
  return unsoundAt(value, hasEscapes, 0);
}

/** The field is put together on the way back, since nearly every value is sound. */
function unsoundAt(value: unknown, hasEscapes: boolean, depth: number): FieldError | null {
  if (typeof value === 'string')
    return !hasEscapes || isStorable(value) ? null : { field: '', message: UNSTORABLE };
  if (typeof value === 'number')
    return Number.isFinite(value) ? null : { field: '', message: 'is too large a number' };
  if (typeof value !== 'object' || value === null) return null;
  if (depth === MAX_DEPTH) return { field: '', message: `is nested deeper than ${MAX_DEPTH} levels` };
  if (Array.isArray(value)) return unsoundItem(value, hasEscapes, depth + 1);
  const members = value as Readonly<Record<string, unknown>>;
  for (const name in members) {
    if (hasEscapes && !isStorable(name)) return { field: '', message: `has a name that ${UNSTORABLE}` };
    const unsound = unsoundAt(members[name], hasEscapes, depth + 1);
    if (unsound !== null) return { ...unsound, field: `/${pointerPart(name)}${unsound.field}` };
  }
  return null;
}

function unsoundItem(items: readonly unknown[], hasEscapes: boolean, depth: number): FieldError | null {
  for (let index = 0; index < items.length; index += 1) {
    const unsound = unsoundAt(items[index], hasEscapes, depth);
    if (unsound !== null) return { ...unsound, field: `/${index}${unsound.field}` };
  }
  return null;
}

const UNSTORABLE = 'contains a NUL character or half of a surrogate pair';

function isStorable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}
