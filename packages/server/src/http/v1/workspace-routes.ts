import { isTimeZone, minorDigits } from '@couponry/engine';
import type { Workspace, WorkspaceSettings } from '../../commands/workspaces/workspaces.ts';
import { actorOf } from '../plugins/actor-of.ts';
import { BadRequest } from '../plugins/bad-request.ts';
import type { Services } from '../services.ts';
import { ProblemV1Error } from './problem-v1-error.ts';
import type { Serve } from './serve.ts';

/** The methods about workspaces and their settings. */
export function workspaceRoutes(serve: Serve, services: Services): void {
  const { people } = services;
  serve('createWorkspace', async ({ request, body, caller, idempotency }) => {
    const settings = checked({ ...settingsOf(caller.workspace), ...body });
    const { key, workspace } = caller;
    const actor = actorOf(request);
    const outcome = await people.createWorkspace(workspace.id, settings, key.id, idempotency, actor);
    if (outcome.kind === 'key_reused') throw new ProblemV1Error('idempotency_key_reused');
    const status = outcome.kind === 'created' ? 201 : 200;
    return { status, body: answerOfWorkspace(outcome.workspace) };
  });
  serve('getWorkspace', async ({ id, caller }) => {
    requireSame(id, caller.workspace.id);
    return { status: 200, body: answerOfWorkspace(caller.workspace) };
  });
  serve('updateWorkspace', async ({ request, id, body, caller }) => {
    requireSame(id, caller.workspace.id);
    checked({ ...settingsOf(caller.workspace), ...body });
    const edited = await people.editWorkspace(id, body, actorOf(request));
    return { status: 200, body: answerOfWorkspace(edited) };
  });
}

/** A workspace as it is told: its settings, never its secrets. */
export function answerOfWorkspace(workspace: Workspace) {
  return { id: workspace.id, ...settingsOf(workspace) };
}

function settingsOf({ name, currency, timeZone, language, codePrefix }: Workspace): WorkspaceSettings {
  return { name, currency, timeZone, language, codePrefix };
}

function requireSame(id: string, workspaceId: string): void {
  if (id !== workspaceId) throw new ProblemV1Error('workspace_unknown');
}

/** Settings that can be what they say. @throws BadRequest */
function checked(settings: WorkspaceSettings): WorkspaceSettings {
  const wrong = [
    ...(settings.name.trim() === '' ? [{ field: '/name', message: 'must not be blank' }] : []),
    ...(minorDigits(settings.currency) === null
      ? [{ field: '/currency', message: 'must be an ISO 4217 currency such as GBP' }]
      : []),
    ...(isTimeZone(settings.timeZone)
      ? []
      : [{ field: '/timeZone', message: 'must be an IANA time zone such as Europe/London' }]),
  ];
  if (wrong.length > 0) throw new BadRequest(wrong.map((error) => ({ ...error, code: 'invalid' })));
  return settings;
}
