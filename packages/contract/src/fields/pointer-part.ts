/** A name as a part of a JSON pointer (RFC 6901), cut where it is so long that nobody would read it. */
export function pointerPart(name: string): string {
  return name.slice(0, 64).replaceAll('~', '~0').replaceAll('/', '~1');
}
