import type { FastifyInstance } from 'fastify';
import { acceptJson } from '../plugins/json-body.ts';
import { refuseTooLarge } from '../plugins/refuse-too-large.ts';
import type { Services } from '../services.ts';
import { ProblemV1Error } from './problem-v1-error.ts';
import { sendProblem } from './send-problem.ts';
import { servingAnybody } from './serve-person.ts';

/** The methods for those who were invited and belong to nothing yet: they show the token of the invitation, and no key. */
export function invitationRoutes({ people, workspace }: Services) {
  return async (app: FastifyInstance): Promise<void> => {
    app.setErrorHandler(sendProblem);
    refuseTooLarge(app);
    acceptJson(app);
    const serve = servingAnybody(app);
    const find = async (token: string) => {
      const found = await people.findInvitation(token);
      if (found === null) throw new ProblemV1Error('invitation_unknown');
      return found;
    };
    serve('lookUpInvitation', async ({ body }) => {
      const { invitation, known } = await find(body.token);
      const { email, role, workspaceId } = invitation;
      const { name } = await workspace(workspaceId);
      return {
        status: 200,
        body: { workspace: { id: workspaceId, name }, email, role, isKnown: known !== null },
      };
    });
    serve('acceptInvitation', async ({ request, body }) => {
      const { invitation } = await find(body.token);
      const { email } = invitation;
      const retryAfter = await people.guard.begin(email, request.ip);
      if (retryAfter > 0) throw new ProblemV1Error('too_many_sign_ins', { retryAfter });
      const who = { name: body.name ?? email, password: body.password };
      const outcome = await people.acceptInvitation(body.token, who, request.ip);
      if (outcome.kind === 'unknown') throw new ProblemV1Error('invitation_unknown');
      if (outcome.kind !== 'accepted') throw new ProblemV1Error(outcome.kind);
      await people.guard.succeeded(email, request.ip);
      return { status: 200, body: { email } };
    });
  };
}
