import type { ProblemCode } from '@couponry/contract';
import { ProblemV1Error } from './problem-v1-error.ts';

/** What the library for people says, as problems of `/v1`. */
const PROBLEM_OF: Readonly<Record<string, ProblemCode>> = {
  INVALID_EMAIL_OR_PASSWORD: 'credentials_wrong',
  INVALID_EMAIL: 'credentials_wrong',
  INVALID_PASSWORD: 'password_wrong',
  INVALID_CODE: 'second_factor_wrong',
  INVALID_BACKUP_CODE: 'second_factor_wrong',
  TOTP_NOT_ENABLED: 'second_factor_missing',
  TWO_FACTOR_NOT_ENABLED: 'second_factor_missing',
  BACKUP_CODES_NOT_ENABLED: 'second_factor_missing',
  INVALID_TWO_FACTOR_COOKIE: 'session_over',
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: 'too_many_sign_ins',
  ACCOUNT_TEMPORARILY_LOCKED: 'too_many_sign_ins',
};

/** Fields whose content, not form, is refused. */
const FIELD_OF: Readonly<Record<string, string>> = {
  PASSWORD_TOO_SHORT: '/newPassword',
  PASSWORD_TOO_LONG: '/newPassword',
};

/** The problem that an answer of the library for people is. */
export function authProblem(status: number, body: Readonly<Record<string, unknown>> | null): ProblemV1Error {
  const code = String(body?.code ?? '');
  const known = PROBLEM_OF[code];
  if (known !== undefined) return new ProblemV1Error(known);
  if (status >= 500) return new ProblemV1Error('failed');
  if (status === 429) return new ProblemV1Error('too_many_sign_ins');
  if (status === 401 || status === 403) return new ProblemV1Error('session_over');
  const detail = String(body?.message ?? 'The request can not be read.');
  const field = FIELD_OF[code];
  const errors = field === undefined ? [] : [{ field, code: 'invalid', message: detail }];
  return new ProblemV1Error('invalid_request', { detail, members: { errors } });
}
