import type { Role } from '@couponry/contract';
import { SYSTEM } from '../commands/audit-log/actor.ts';
import { invitationPath, invite } from '../commands/people/invitations.ts';
import { listPeople } from '../commands/people/list-people.ts';
import { resetPerson } from '../commands/people/reset-person.ts';
import { listWorkspaces } from '../commands/workspaces/workspaces.ts';
import type { Config } from '../config.ts';
import { systemClock } from '../platform/clock.ts';
import { makeId } from '../platform/ids.ts';
import type { Log } from '../platform/log.ts';
import { CommandFailure } from './failure.ts';
import { withDatabase } from './open-database.ts';
import { printJson, printTable } from './print.ts';

/** What `people invite` is asked for. */
export interface InviteOptions {
  readonly email: string;
  readonly role: Role;
  readonly workspace?: string;
  readonly json?: true;
}

/** What `people reset` is asked for. */
export interface ResetOptions {
  readonly email: string;
  readonly secondFactor?: true;
  readonly json?: true;
}

/** Prints all people and what they are where. */
export async function printPeople(
  config: Config,
  log: Log,
  options: { readonly json?: true },
): Promise<void> {
  const people = await withDatabase(config, log, (pool) => listPeople(pool));
  if (options.json) return printJson(people);
  printTable(
    people.map(({ name, email, secondFactor, mustChangePassword, workspaces }) => ({
      name,
      'e-mail': email,
      'is in': workspaces.map((one) => `${one.name}: ${one.role}`).join(', ') || 'no workspace',
      'second factor': secondFactor ? 'yes' : 'no',
      password: mustChangePassword ? 'for one sign-in' : 'their own',
    })),
  );
}

/** Invites somebody and prints where the invitation is accepted, the only time that it is shown. */
export async function invitePerson(config: Config, log: Log, options: InviteOptions): Promise<void> {
  const { email, role, workspace: wanted } = options;
  if (!/^[^\s@]+@[^\s@]+$/.test(email)) throw new CommandFailure(`"${email}" is no e-mail address.`);
  const outcome = await withDatabase(config, log, async (pool) => {
    const workspaces = await listWorkspaces(pool);
    const workspace = workspaces.find(
      ({ id, name }) => wanted === undefined || id === wanted || name === wanted,
    );
    if (workspace === undefined) throw new CommandFailure(`There is no workspace "${wanted ?? ''}".`);
    const ports = { pool, clock: systemClock, makeId };
    return await invite(ports, { workspaceId: workspace.id, email, role }, null, SYSTEM);
  });
  if (outcome.kind !== 'invited') throw new CommandFailure(`${email} belongs to the workspace already.`);
  const path = invitationPath(outcome.token);
  const url = config.publicUrl === null ? null : `${config.publicUrl.replace(/\/+$/, '')}${path}`;
  if (options.json) return printJson({ id: outcome.invitation.id, email, role, path, url });
  const hint = url === null ? ' (below the address of this installation)' : '';
  console.log(
    `${url ?? path}\n\nHand this over to ${email}${hint}; it is shown only now and works for 7 days.`,
  );
}

/** Gives somebody a way in and prints it, the only time that it is shown. */
export async function resetPassword(config: Config, log: Log, options: ResetOptions): Promise<void> {
  const { email, secondFactor = false } = options;
  const password = await withDatabase(config, log, (pool) =>
    resetPerson({ pool, clock: systemClock, makeId }, email, secondFactor),
  );
  if (password === null) throw new CommandFailure(`Nobody signs in with ${email}. See: couponry people list`);
  if (options.json) return printJson({ email, password });
  console.log(
    `${password}\n\nThis signs ${email} in once, and then asks for a new password. All their sessions are over.`,
  );
}
