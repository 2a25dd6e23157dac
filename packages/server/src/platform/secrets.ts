import { createHmac, hash, randomBytes, timingSafeEqual } from 'node:crypto';

/** The form in which deployed stores accept a key: 8-4-4-4-12, letters and digits. */
const KEY_FORM = /^[A-Z0-9]{8}-[A-Za-z0-9]{4}-[A-Za-z0-9]{4}-[A-Za-z0-9]{4}-[A-Za-z0-9]{12}$/;

/**
 * A new API key: 128 random bits in the form that deployed stores check before they save it.
 *
 * @example newApiKey() // '5E0C7A41-93BD-0F2E-A6C8-71D4B59F3E02'
 */
export function newApiKey(): string {
  const hex = randomBytes(16).toString('hex').toUpperCase();
  const groups = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)];
  return groups.join('-');
}

/** Whether a text has the form of an API key at all. */
export function isApiKeyForm(text: string): boolean {
  return KEY_FORM.test(text);
}

/** The hash under which a key is stored. A key has 128 random bits, so one round of SHA-256 (FIPS 180-4) is enough. */
export function hashApiKey(key: string): Buffer {
  return hash('sha256', key, 'buffer');
}

/** Compares two secrets in a time that does not depend on where they differ. */
export function isSameSecret(a: Buffer, b: Buffer): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}

/** A keyed hash (HMAC-SHA-256, RFC 2104), hexadecimal: tells equal values apart without keeping them. */
export function keyedHash(key: Buffer, value: string): string {
  return createHmac('sha256', key).update(value).digest('hex');
}
