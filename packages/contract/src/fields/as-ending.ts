/**
 * A sentence about codes as the end of one about a field.
 *
 * @example asEnding('A code has at least 3 characters') // 'can not be so: a code has at least 3 characters'
 */
export function asEnding(sentence: string): string {
  return `can not be so: ${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`;
}
