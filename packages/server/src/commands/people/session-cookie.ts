import { createHmac } from 'node:crypto';
import { isSameSecret } from '../../platform/secrets.ts';

/** What the names of the console's cookies begin with. */
export const COOKIE_PREFIX = 'couponry';

/**
 * The token of a session, from the cookies of a request: a token and its signature (HMAC-SHA-256, base64), as the library that
 * makes sessions writes them. Null: there is none, or it is forged.
 *
 * @param isSecure whether the request came over TLS, where the cookie has another name
 */
export function readSessionToken(cookies: string, isSecure: boolean, secret: string): string | null {
  const value = readCookie(cookies, sessionCookieName(isSecure));
  if (value === null) return null;
  const at = value.lastIndexOf('.');
  const [token, signature] = [value.slice(0, at), value.slice(at + 1)];
  const expected = createHmac('sha256', secret).update(token).digest();
  return isSameSecret(expected, Buffer.from(signature, 'base64')) ? token : null;
}

/** Whether a request shows a session at all. */
export function hasSessionCookie(cookies: string | undefined, isSecure: boolean): boolean {
  return cookies !== undefined && readCookie(cookies, sessionCookieName(isSecure)) !== null;
}

/** Browsers take a cookie of the longer name over TLS only. */
function sessionCookieName(isSecure: boolean): string {
  return `${isSecure ? '__Secure-' : ''}${COOKIE_PREFIX}.session_token`;
}

function readCookie(cookies: string, name: string): string | null {
  const found = cookies
    .split(';')
    .map((cookie) => cookie.trim())
    .find((cookie) => cookie.startsWith(`${name}=`));
  if (found === undefined) return null;
  try {
    return decodeURIComponent(found.slice(name.length + 1));
  } catch {
    return null;
  }
}
