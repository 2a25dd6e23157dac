/**
 * What a field is called, by its JSON pointer: the name of the part of the coupon that it belongs to.
 *
 * @example nameOfField('/limits/0/max', { limits: 'Limits' }) // 'Limits'
 */
export function nameOfField(pointer: string, names: Readonly<Record<string, string>>): string {
  const first = pointer.split('/')[1] ?? '';
  return names[first] ?? first;
}
