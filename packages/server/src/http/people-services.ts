import type { Role } from '@couponry/contract';
import type { Actor } from '../commands/audit-log/actor.ts';
import type { IdempotencyKey } from '../commands/coupon-ledger/command.ts';
import type { AcceptOutcome, OpenInvitation } from '../commands/people/accept-invitation.ts';
import type { Invitation, InviteOutcome, WantedInvitation } from '../commands/people/invitations.ts';
import type { Member, MemberOutcome } from '../commands/people/members.ts';
import type { OwnChange } from '../commands/people/note-own-change.ts';
import type { SignInGuard } from '../commands/people/sign-in-guard.ts';
import type { SignedIn } from '../commands/people/signed-in.ts';
import type { WantedMe } from '../commands/people/update-me.ts';
import type { NewWorkspaceOutcome } from '../commands/workspaces/change-workspaces.ts';
import type { Workspace, WorkspaceSettings } from '../commands/workspaces/workspaces.ts';

/** What the methods for people stand on; made in one place. */
export interface PeopleServices {
  /** Where people reach this installation; null: it was not said. */
  readonly publicUrl: string | null;
  readonly guard: SignInGuard;
  /** Who is signed in, by the cookies of a request; null: nobody any more. */
  findSignedIn(cookies: string, isSecure: boolean): Promise<SignedIn | null>;
  /** Answers what is below `/v1/auth`. */
  answerAuth(request: Request, isSecure: boolean): Promise<Response>;
  isPasswordOf(email: string, password: string): Promise<boolean>;
  updateMe(wanted: WantedMe): Promise<boolean>;
  listMembers(workspaceId: string, before: string | null, limit: number): Promise<Member[]>;
  changeMember(
    workspaceId: string,
    personId: string,
    role: Role | null,
    actor: Actor,
  ): Promise<MemberOutcome>;
  invite(wanted: WantedInvitation, idempotency: IdempotencyKey | null, actor: Actor): Promise<InviteOutcome>;
  listInvitations(workspaceId: string, before: string | null, limit: number): Promise<Invitation[]>;
  revokeInvitation(workspaceId: string, id: string, actor: Actor): Promise<Invitation | null>;
  findInvitation(token: string): Promise<OpenInvitation | null>;
  acceptInvitation(
    token: string,
    who: { readonly name: string; readonly password: string },
    address: string,
  ): Promise<AcceptOutcome>;
  createWorkspace(
    askedFrom: string,
    settings: WorkspaceSettings,
    ownerId: string,
    idempotency: IdempotencyKey | null,
    actor: Actor,
  ): Promise<NewWorkspaceOutcome>;
  editWorkspace(id: string, settings: Partial<WorkspaceSettings>, actor: Actor): Promise<Workspace>;
  noteOwnChange(person: SignedIn, action: OwnChange, address: string): Promise<void>;
  /** Notes that a person has chosen a password, so that everything else may be done. */
  passwordChosen(personId: string): Promise<void>;
}
