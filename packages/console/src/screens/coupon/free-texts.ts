/** Texts of a value that whoever makes a coupon fills in as they like: a list, one below the other; what is neither text nor number as JSON. */
export function freeTexts(value: unknown): string[] {
  if (value === null || value === undefined || value === '') return [];
  return Array.isArray(value) ? value.map(freeText) : [freeText(value)];
}

function freeText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
