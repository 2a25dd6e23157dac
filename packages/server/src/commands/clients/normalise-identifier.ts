import { domainToASCII } from 'node:url';
import type { Identifier } from '@couponry/engine';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const MAX_EMAIL = 254;
/** The only form of a mailbox's name that may have a second at sign (RFC 5321, 4.1.2). */
const QUOTED = /^".*"$/;
/** A dot at the end, at the beginning or behind another one. */
const EMPTY_LABEL = /(?:^|\.)(?:\.|$)/;
const MAX_CUSTOM = 256;
/** Control characters, of which PostgreSQL cannot store NUL, and halves of a surrogate pair. */
const UNSTORABLE = /[\p{Cc}\p{Cs}]/u;

/** An identifier in the form by which it is compared, or what is wrong with it. */
export type NormalisedIdentifier =
  | { readonly ok: true; readonly identifier: Identifier }
  | { readonly ok: false; readonly message: string };

/**
 * An e-mail address: trimmed, NFC, lower-cased whole, the domain in its ASCII form (IDNA, RFC 5891). No tricks with dots or
 * plus signs: they are different addresses.
 *
 * @example normaliseEmail(' Ann@Example.com ') // ann@example.com
 */
export function normaliseEmail(text: string): NormalisedIdentifier {
  const value = text.trim().normalize('NFC').toLowerCase();
  const at = value.lastIndexOf('@');
  const [local, domain] = [value.slice(0, at), domainToASCII(value.slice(at + 1))];
  const address = `${local}@${domain}`;
  const isMistyped = at < 1 || EMPTY_LABEL.test(domain) || (local.includes('@') && !QUOTED.test(local));
  const isWrong = isMistyped || /\s/.test(value) || UNSTORABLE.test(value) || address.length > MAX_EMAIL;
  if (isWrong) return { ok: false, message: 'must be an e-mail address such as ann@example.com' };
  return { ok: true, identifier: { kind: 'email', value: address } };
}

/** A store's own identifier: trimmed, case-sensitive, 1 to 256 characters. */
export function normaliseCustomIdentify(text: string): NormalisedIdentifier {
  const value = text.trim();
  if (value === '' || isLongerThan(MAX_CUSTOM, value) || UNSTORABLE.test(value)) {
    return {
      ok: false,
      message: `must have 1 to ${MAX_CUSTOM} characters, none of them a control character`,
    };
  }
  return { ok: true, identifier: { kind: 'custom', value } };
}

/** Counts characters, not UTF-16 units, of which there are never fewer. */
function isLongerThan(most: number, text: string): boolean {
  return text.length > most && [...text].length > most;
}

/** A UUID of any version. */
export function normaliseUuid(text: string): NormalisedIdentifier {
  const value = text.trim().toLowerCase();
  if (!UUID.test(value)) {
    return { ok: false, message: 'must be a UUID such as 0195f3a2-7c1e-7d54-9b6a-2f0c8e5d1a33' };
  }
  return { ok: true, identifier: { kind: 'uuid', value } };
}
