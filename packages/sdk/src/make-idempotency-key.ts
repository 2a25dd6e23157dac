/** A new idempotency key: 128 bits of chance. `crypto.randomUUID` is missing where a page came over plain HTTP. */
export function makeIdempotencyKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
