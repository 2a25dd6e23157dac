import { AuthFailure } from '../../api/auth.ts';
import { problemWords } from '../../api/problem-words.ts';
import type { AccountTexts } from './text/en.ts';

/** Why a change of how somebody signs in did not work. */
export function accountProblem(error: unknown, t: AccountTexts): string {
  const words: Readonly<Record<string, string>> = {
    password_wrong: t.wrongPassword,
    credentials_wrong: t.wrongPassword,
    second_factor_wrong: t.factor.codeWrong,
    email_taken: t.emailTaken,
    too_many_sign_ins: t.slow,
    already_member: t.invitation.already,
  };
  if (error instanceof TypeError) return t.unreachable;
  if (error instanceof AuthFailure) return words[error.code] ?? (error.status === 429 ? t.slow : t.failed);
  return problemWords(error, words);
}
