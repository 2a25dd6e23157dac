import type pg from 'pg';
import { systemClock } from '../../platform/clock.ts';
import { makeId } from '../../platform/ids.ts';
import { hashPassword, isPassword } from '../../platform/password-hash.ts';
import { COOKIE_PREFIX } from './session-cookie.ts';

/** Fewer characters than this are no password. */
const MIN_PASSWORD = 10;
/** More are not read. */
const MAX_PASSWORD = 128;
const SESSION_SECONDS = 7 * 86_400;
const DAY_SECONDS = 86_400;

/** Where better-auth is told the address of who asks: never a header that came with the request. */
export const ADDRESS_HEADER = 'couponry-address';

/** What signing in stands on. `complain` is told what went wrong here, without a word of who it went wrong for. */
export interface PeopleAuthOptions {
  readonly pool: pg.Pool;
  readonly secret: string;
  readonly complain: (message: string) => void;
}

/** Answers a request to sign in, or about a session, below `/v1/auth`. */
export type AnswerAuth = (request: Request) => Promise<Response>;

/**
 * Signs people in: e-mail and password, sessions, a second factor. The library is better-auth; what may be asked of it, and
 * from where, is decided before it sees a request. It is read when somebody first asks for it: it takes 50 MB of memory, and most
 * processes of a rush never sign anybody in.
 *
 * @param isSecure whether it is asked over TLS, so that cookies are for TLS only
 * @example await createPeopleAuth(options, false)(new Request(`${AUTH_ORIGIN}/v1/auth/sign-out`, { method: 'POST' }))
 */
export function createPeopleAuth(options: PeopleAuthOptions, isSecure: boolean): AnswerAuth {
  let opening: ReturnType<typeof openAuth> | null = null;
  return async (request) => {
    opening ??= openAuth(options, isSecure);
    const auth = await opening;
    return await auth.handler(request);
  };
}

async function openAuth({ pool, secret, complain }: PeopleAuthOptions, isSecure: boolean) {
  const { betterAuth } = await import('better-auth');
  const { twoFactor } = await import('better-auth/plugins');
  return betterAuth({
    appName: 'Couponry',
    baseURL: AUTH_ORIGIN,
    basePath: '/v1/auth',
    secret,
    database: pool,
    telemetry: { enabled: false },
    logger: { level: 'error', log: (_level, message) => complain(message) },
    rateLimit: { enabled: false },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: MIN_PASSWORD,
      maxPasswordLength: MAX_PASSWORD,
      password: { hash: hashPassword, verify: ({ password, hash }) => isPassword(password, hash) },
    },
    session: {
      modelName: 'people_sessions',
      expiresIn: SESSION_SECONDS,
      updateAge: DAY_SECONDS,
      fields: { ...TIMES, userId: 'person_id', expiresAt: 'expires_at', ...FROM },
    },
    user: {
      modelName: 'people',
      fields: { ...TIMES, emailVerified: 'email_verified' },
      additionalFields: {
        mustChangePassword: { type: 'boolean', input: false, fieldName: 'must_change_password' },
      },
    },
    account: { modelName: 'people_credentials', fields: { ...TIMES, ...CREDENTIAL } },
    verification: { modelName: 'people_challenges', fields: { ...TIMES, expiresAt: 'expires_at' } },
    advanced: {
      cookiePrefix: COOKIE_PREFIX,
      useSecureCookies: isSecure,
      defaultCookieAttributes: { sameSite: 'strict', httpOnly: true, path: '/v1' },
      database: { generateId: () => makeId(systemClock.now()) },
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
    },
    plugins: [twoFactor({ issuer: 'Couponry', schema: SECOND_FACTOR })],
  });
}

/** What better-auth takes for its own origin. Nothing that is told to anybody is made from it. */
export const AUTH_ORIGIN = 'http://couponry.internal';

const TIMES = { createdAt: 'created_at', updatedAt: 'updated_at' };
const FROM = { ipAddress: 'ip_address', userAgent: 'user_agent' };
const CREDENTIAL = {
  userId: 'person_id',
  accountId: 'account_id',
  providerId: 'provider_id',
  accessToken: 'access_token',
  refreshToken: 'refresh_token',
  idToken: 'id_token',
  accessTokenExpiresAt: 'access_token_expires_at',
  refreshTokenExpiresAt: 'refresh_token_expires_at',
};
const SECOND_FACTOR = {
  user: { fields: { twoFactorEnabled: 'two_factor_enabled' } },
  twoFactor: {
    modelName: 'people_second_factors',
    fields: {
      userId: 'person_id',
      backupCodes: 'backup_codes',
      failedVerificationCount: 'failed_verification_count',
      lockedUntil: 'locked_until',
    },
  },
};
