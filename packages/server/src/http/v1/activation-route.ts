import { activateCoupon } from '../../commands/codes/activate-coupon.ts';
import type { CodeView } from '../../commands/codes/code-view.ts';
import { actorOf } from '../plugins/actor-of.ts';
import { isAbandoned } from '../plugins/is-abandoned.ts';
import type { Services } from '../services.ts';
import { instantOrNull, refused } from './answers.ts';
import { ProblemV1Error } from './problem-v1-error.ts';
import { readClientRef } from './read-client-ref.ts';
import { reasonOf } from './reason-of.ts';
import type { Serve } from './serve.ts';

/** The method by which a client gets a coupon. */
export function activationRoute(serve: Serve, services: Services): void {
  serve(
    'createActivation',
    async ({ request, body, caller, idempotency }) => {
      const reason = reasonOf(body, caller);
      const { identifiers } = await readClientRef(services, caller, body.client);
      const outcome = await activateCoupon(services.codes, caller, {
        couponId: body.couponId.toLowerCase(),
        identifiers,
        idempotency,
        isAbandoned: isAbandoned(request),
      });
      if (outcome.kind === 'key_reused') throw new ProblemV1Error('idempotency_key_reused');
      if (outcome.kind === 'unknown_coupon') throw new ProblemV1Error('coupon_unknown');
      if (outcome.kind === 'refused') throw refused(outcome.refusal);
      const { view, isNew } = outcome;
      const id = outcome.id ?? (await heldActivation(services, caller.workspace.id, view));
      if (reason !== null && outcome.id !== null) {
        const act = { action: 'activation.made', id: outcome.id, name: view.coupon.name, reason } as const;
        await services.noteReasons(caller.workspace.id, actorOf(request), [act]);
      }
      return { status: isNew ? 201 : 200, body: answerOfActivation(id, view) };
    },
    { writes: true },
  );
}

/** The activation by which the client has the coupon already. */
async function heldActivation(
  services: Services,
  workspaceId: string,
  { coupon, code, clientId }: CodeView,
): Promise<string | null> {
  if (clientId === null) return null;
  const own = coupon.codes.kind === 'friendly' ? null : code;
  return await services.heldActivation(workspaceId, coupon.id, clientId, own);
}

function answerOfActivation(id: string | null, view: CodeView) {
  return {
    id,
    couponId: view.coupon.id,
    code: view.code,
    clientId: view.clientId,
    activatedAt: instantOrNull(view.activatedAt),
    expiresAt: instantOrNull(view.expiresAt),
  };
}
