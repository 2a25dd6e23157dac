import { pointerPart } from '@couponry/contract';

/**
 * The JSON pointer to what an object or a list within a value has under a name; empty where it is not in there. The value is
 * not nested without end.
 */
export function pointerTo(holder: object, name: string, value: unknown): string {
  const pointer = pointerToHolder(holder, value);
  return pointer === null ? '' : `${pointer}/${pointerPart(name)}`;
}

function pointerToHolder(holder: object, value: unknown): string | null {
  if (value === holder) return '';
  if (typeof value !== 'object' || value === null) return null;
  for (const [name, inner] of Object.entries(value)) {
    const pointer = pointerToHolder(holder, inner);
    if (pointer !== null) return `/${pointerPart(name)}${pointer}`;
  }
  return null;
}
