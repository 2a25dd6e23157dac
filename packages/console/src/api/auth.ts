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

/** What is asked for next: the code of an app, a password of one's own, or nothing. */
export type SignInStep = 'second-factor' | 'new-password' | 'done';

/**
 * Signs in with e-mail and password.
 *
 * @throws AuthFailure when they are not right, or too many were tried
 * @throws TypeError when nobody answers
 */
export async function signIn(email: string, password: string): Promise<SignInStep> {
  const answer = await ask('sign-in/email', { email, password });
  return answer.twoFactorRedirect === true ? 'second-factor' : letIn(answer);
}

/** Answers the second factor: the six digits of an app, or one of the codes that were kept for when it is lost. */
export async function answerSecondFactor(code: string): Promise<SignInStep> {
  const isOfApp = /^[0-9]{6}$/.test(code);
  return letIn(await ask(isOfApp ? 'two-factor/verify-totp' : 'two-factor/verify-backup-code', { code }));
}

/** Before a password of one's own nothing is answered, so that nothing need be asked. */
function letIn({ user }: Readonly<Record<string, unknown>>): SignInStep {
  const isDue =
    typeof user === 'object' && user !== null && 'mustChangePassword' in user && user.mustChangePassword;
  markSignedIn(isDue !== true);
  return isDue === true ? 'new-password' : 'done';
}

/** Sets a new password, with which the person is in; every other session of theirs ends. */
export async function changePassword(currentPassword: string, newPassword: string): Promise<void> {
  await ask('change-password', { currentPassword, newPassword, revokeOtherSessions: true });
  markSignedIn(true);
}

/** Ends this session. */
export async function signOut(): Promise<void> {
  markSignedIn(false);
  await ask('sign-out', {});
}

/** Ends every session of the person, this one too. */
export async function signOutEverywhere(): Promise<void> {
  await ask('revoke-sessions', {});
  markSignedIn(false);
}

/** Ends every other session of the person. */
export async function signOutElsewhere(): Promise<void> {
  await ask('revoke-other-sessions', {});
}

/** A second factor that was begun. It counts once {@link confirmSecondFactor} was shown a code of it. */
export interface NewSecondFactor {
  /** What an app reads from a QR code: `otpauth://totp/...`. */
  readonly uri: string;
  readonly backupCodes: readonly string[];
}

/** Begins a second factor. */
export async function beginSecondFactor(password: string): Promise<NewSecondFactor> {
  const { totpURI, backupCodes } = await ask('two-factor/enable', { password });
  return { uri: String(totpURI), backupCodes: textsIn(backupCodes) };
}

/** Shows the first code of a new second factor, from which on it is asked for. */
export async function confirmSecondFactor(code: string): Promise<void> {
  await ask('two-factor/verify-totp', { code });
}

/** Ends the second factor. */
export async function endSecondFactor(password: string): Promise<void> {
  await ask('two-factor/disable', { password });
}

/** Makes new backup codes; the old ones are void. */
export async function newBackupCodes(password: string): Promise<readonly string[]> {
  const { backupCodes } = await ask('two-factor/generate-backup-codes', { password });
  return textsIn(backupCodes);
}

function textsIn(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
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
