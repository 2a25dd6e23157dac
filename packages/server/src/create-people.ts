import type { KeyPorts } from './commands/keys/api-key-commands.ts';
import { acceptInvitation, findInvitation } from './commands/people/accept-invitation.ts';
import { invite, listInvitations, revokeInvitation } from './commands/people/invitations.ts';
import { changeMember, listMembers } from './commands/people/members.ts';
import { noteOwnChange } from './commands/people/note-own-change.ts';
import { passwordChosen } from './commands/people/password-chosen.ts';
import { createPeopleAuth } from './commands/people/people-auth.ts';
import { readSessionToken } from './commands/people/session-cookie.ts';
import { SignInGuard } from './commands/people/sign-in-guard.ts';
import { findSignedIn } from './commands/people/signed-in.ts';
import { isPasswordOf, updateMe } from './commands/people/update-me.ts';
import { createWorkspace, editWorkspace } from './commands/workspaces/change-workspaces.ts';
import type { WorkspaceDirectory } from './commands/workspaces/workspace-directory.ts';
import type { PeopleServices } from './http/people-services.ts';
import type { Pools } from './platform/db/pools.ts';
import type { Log } from './platform/log.ts';

/** What the use cases of people are wired from. `secret` signs cookies. */
export interface PeopleParts {
  readonly publicUrl: string | null;
  readonly pools: Pools;
  readonly ports: KeyPorts;
  readonly workspaces: WorkspaceDirectory;
  readonly log: Log;
  readonly secret: string;
}

/** Wires what people do: sign in, over TLS and without (cookies have another name there), and see to workspaces. */
export function createPeople({
  publicUrl,
  pools,
  ports,
  workspaces,
  log,
  secret,
}: PeopleParts): PeopleServices {
  const { reads } = pools;
  const complain = (message: string): void => log.error({ message }, 'signing in failed');
  const plain = createPeopleAuth({ pool: reads, secret, complain }, false);
  const secure = createPeopleAuth({ pool: reads, secret, complain }, true);
  return {
    publicUrl,
    guard: new SignInGuard(reads, secret),
    findSignedIn: async (cookies, isSecure) => {
      const token = readSessionToken(cookies, isSecure, secret);
      return token === null ? null : await findSignedIn(reads, token);
    },
    answerAuth: (request, isSecure) => (isSecure ? secure : plain)(request),
    passwordChosen: (personId) => passwordChosen(reads, personId),
    noteOwnChange: (...wanted) => noteOwnChange(ports, ...wanted),
    isPasswordOf: (...wanted) => isPasswordOf({ pool: reads }, ...wanted),
    updateMe: (...wanted) => updateMe(ports, ...wanted),
    listMembers: (...wanted) => listMembers(reads, ...wanted),
    changeMember: (...wanted) => changeMember(ports, ...wanted),
    invite: (...wanted) => invite(ports, ...wanted),
    listInvitations: (...wanted) => listInvitations({ pool: reads, clock: ports.clock }, ...wanted),
    revokeInvitation: (...wanted) => revokeInvitation(ports, ...wanted),
    findInvitation: (...wanted) => findInvitation(ports, ...wanted),
    acceptInvitation: (...wanted) => acceptInvitation(ports, ...wanted),
    createWorkspace: (...wanted) => createWorkspace(ports, ...wanted),
    editWorkspace: async (...wanted) => {
      const edited = await editWorkspace(ports, ...wanted);
      await workspaces.ids();
      return edited;
    },
  };
}
