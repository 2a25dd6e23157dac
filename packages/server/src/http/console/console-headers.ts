/**
 * What a browser may do with the console: run its own scripts and no others, speak to its own server and no other, be in
 * nobody's frame. Styles come from files too; what a script sets on an element through the DOM is no inline style.
 * `wasm-unsafe-eval` lets the reader of barcodes be compiled, which is WebAssembly; it lets no text become a script.
 */
const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "media-src 'self' blob:",
  "worker-src 'self' blob:",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const YEAR_SECONDS = 31_536_000;

/**
 * The headers that go with everything of the console. The camera is for scanning codes.
 *
 * @param isOverTls whether the browser came over TLS, and is to do so from now on
 */
export function consoleHeaders(isOverTls: boolean): Readonly<Record<string, string>> {
  return {
    'content-security-policy': POLICY,
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(self), microphone=(), geolocation=(), payment=()',
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    ...(isOverTls ? { 'strict-transport-security': `max-age=${YEAR_SECONDS}` } : {}),
  };
}
