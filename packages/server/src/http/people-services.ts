import type { SignInGuard } from '../commands/people/sign-in-guard.ts';
import type { SignedIn } from '../commands/people/signed-in.ts';

/** What the methods for people stand on; made in one place. */
export interface PeopleServices {
  /** Where people reach this installation; null: it was not said. */
  readonly publicUrl: string | null;
  readonly guard: SignInGuard;
  /** Who is signed in, by the cookies of a request; null: nobody any more. */
  findSignedIn(cookies: string, isSecure: boolean): Promise<SignedIn | null>;
  /** Answers what is below `/v1/auth`. */
  answerAuth(request: Request, isSecure: boolean): Promise<Response>;
  /** Notes that a person has chosen a password, so that everything else may be done. */
  passwordChosen(personId: string): Promise<void>;
}
