import { readReservation } from '../../commands/checkout/read-reservation.ts';
import { reserveCodes } from '../../commands/checkout/reserve-codes.ts';
import { confirmReservation, releaseReservation } from '../../commands/checkout/settle-reservation.ts';
import { isAbandoned } from '../plugins/is-abandoned.ts';
import type { Services } from '../services.ts';
import { answerOfReservation, refusedCodes } from './checkout-answers.ts';
import { ProblemV1Error } from './problem-v1-error.ts';
import { readCodesRequest, readOrder, refuseCodes } from './read-codes-request.ts';
import { answerOfConfirmed } from './redemption-routes.ts';
import type { Serve } from './serve.ts';

const DEFAULT_SECONDS = 900;

/** The methods by which uses of codes are held, confirmed and released. */
export function reservationRoutes(serve: Serve, services: Services): void {
  const ports = services.codes;
  serve(
    'createReservation',
    async (asked) => {
      const { codes, expiresIn = DEFAULT_SECONDS } = asked.body;
      const request = await readCodesRequest(services, asked);
      const outcome = await reserveCodes(ports, asked.caller, request, expiresIn * 1000);
      if (outcome.kind === 'refused') throw refusedCodes({ codes, refused: outcome.refused });
      if (outcome.kind !== 'done') return refuseCodes(outcome);
      const { view, isNew } = outcome;
      const body = answerOfReservation(view, { codes, refused: outcome.refused });
      return { status: isNew ? 201 : 200, body };
    },
    { writes: true },
  );
  serve('getReservation', async ({ id, caller }) => {
    const view = await readReservation(ports, caller.workspace.id, id);
    if (view === null) throw new ProblemV1Error('reservation_unknown');
    return { status: 200, body: answerOfReservation(view) };
  });
  serve(
    'confirmReservation',
    async ({ request, id, body, caller, idempotency }) => {
      const order = readOrder(body.orderId, caller);
      const wish = { id, order, idempotency, isAbandoned: isAbandoned(request) };
      const outcome = await confirmReservation(ports, caller, wish);
      const codes = outcome.kind === 'refused' ? await codesOf(services, caller.workspace.id, id) : [];
      return answerOfConfirmed(outcome, codes);
    },
    { writes: true },
  );
  serve(
    'releaseReservation',
    async ({ request, id, caller, idempotency }) => {
      const wish = { id, order: null, idempotency, isAbandoned: isAbandoned(request) };
      const outcome = await releaseReservation(ports, caller, wish);
      if (outcome.kind === 'unknown_reservation') throw new ProblemV1Error('reservation_unknown');
      if (outcome.kind === 'key_reused') throw new ProblemV1Error('idempotency_key_reused');
      if (outcome.kind === 'refused') {
        const codes = await codesOf(services, caller.workspace.id, id);
        throw refusedCodes({ codes, refused: outcome.refused });
      }
      return { status: 200, body: answerOfReservation(outcome.view) };
    },
    { writes: true },
  );
}

/** The codes that a reservation holds, as they are written. */
async function codesOf(services: Services, workspaceId: string, id: string): Promise<string[]> {
  const view = await readReservation(services.codes, workspaceId, id);
  return view === null ? [] : view.codes.map(({ spelling }) => spelling);
}
