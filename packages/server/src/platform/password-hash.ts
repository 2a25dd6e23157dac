import { argon2, randomBytes } from 'node:crypto';
import { isSameSecret } from './secrets.ts';

/** What a guess costs: Argon2id (RFC 9106) with 19 MiB and two passes, the least that OWASP recommends. */
const MEMORY_KIB = 19_456;
const PASSES = 2;
const TAG_BYTES = 32;
const SALT_BYTES = 16;
/** Base64 in this form has no padding. */
const STORED = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=1\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

/**
 * A password as it is stored, in the usual form of Argon2 hashes. It is worked out beside the event loop, so that nobody's
 * redemption waits for it.
 *
 * @example await hashPassword('correct horse') // '$argon2id$v=19$m=19456,t=2,p=1$...$...'
 */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const tag = await derive(password, salt, MEMORY_KIB, PASSES);
  const [saltText, tagText] = [salt, tag].map((bytes) => bytes.toString('base64').replaceAll('=', ''));
  return `$argon2id$v=19$m=${MEMORY_KIB},t=${PASSES},p=1$${saltText}$${tagText}`;
}

/** Whether this is the password that was stored. */
export async function isPassword(password: string, stored: string): Promise<boolean> {
  const [, memory, passes, salt, tag] = STORED.exec(stored) ?? [];
  if (salt === undefined || tag === undefined) return false;
  const found = await derive(password, Buffer.from(salt, 'base64'), Number(memory), Number(passes));
  return isSameSecret(found, Buffer.from(tag, 'base64'));
}

/** The same text typed on another keyboard is the same password (NFKC, NIST SP 800-63B). */
function derive(password: string, nonce: Buffer, memory: number, passes: number): Promise<Buffer> {
  const message = password.normalize('NFKC');
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  argon2(
    'argon2id',
    { message, nonce, memory, passes, parallelism: 1, tagLength: TAG_BYTES },
    (error, tag) => {
      if (error === null) resolve(tag);
      else reject(error);
    },
  );
  return promise;
}
