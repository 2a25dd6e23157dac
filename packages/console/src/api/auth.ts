import { CSRF } from './call.ts';
import { markSignedIn } from './signed-in-mark.ts';

/** A sign-in, or a change of what one signs in with, that was not accepted. `code` is the server's word for why. */
export class AuthFailure extends Error {
  readonly code: string;
  readonly status: number;

  constructor(code: string, status: number, message: string) {
    super(message);
    this.name = 'AuthFailure';
    this.code = code;
    this.status = status;
  }
}

/** What is asked for next: the code of an app, or nothing. */
export type SignInStep = 'second-factor' | 'done';

/**
 * Signs in with e-mail and password.
 *
 * @throws AuthFailure when they are not right, or too many were tried
 * @throws TypeError when nobody answers
 */
export async function signIn(email: string, password: string): Promise<SignInStep> {
  const answer = await ask('sign-in/email', { email, password });
  markSignedIn(answer.twoFactorRedirect !== true);
  return answer.twoFactorRedirect === true ? 'second-factor' : 'done';
}

/** Answers the second factor: the six digits of an app, or one of the codes that were kept for when it is lost. */
export async function answerSecondFactor(code: string): Promise<void> {
  const isOfApp = /^[0-9]{6}$/.test(code);
  await ask(isOfApp ? 'two-factor/verify-totp' : 'two-factor/verify-backup-code', { code });
  markSignedIn(true);
}

/** Sets a new password; every other session of the person ends. */
export async function changePassword(currentPassword: string, newPassword: string): Promise<void> {
  await ask('change-password', { currentPassword, newPassword, revokeOtherSessions: true });
}

/** Ends this session. */
export async function signOut(): Promise<void> {
  markSignedIn(false);
  await ask('sign-out', {});
}

async function ask(path: string, body: object): Promise<Readonly<Record<string, unknown>>> {
  const response = await fetch(`/v1/auth/${path}`, {
    method: 'POST',
    headers: { ...CSRF, 'Content-Type': 'application/json' },
    credentials: 'same-origin',
    body: JSON.stringify(body),
  });
  const answer: unknown = await response.json().catch(() => null);
  const fields = (typeof answer === 'object' && answer !== null ? answer : {}) as Record<string, unknown>;
  if (response.ok) return fields;
  throw new AuthFailure(String(fields.code ?? ''), response.status, String(fields.message ?? ''));
}
