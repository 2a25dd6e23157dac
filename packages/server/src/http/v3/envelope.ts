import type { Outcome } from '@couponry/contract';
import type { FastifyReply } from 'fastify';

/** Answers success: HTTP 200, code 1. Deployed stores know no other success. */
export function sendData(reply: FastifyReply, data: unknown): FastifyReply {
  return send(reply, 200, { code: 1, message: 'OK', data });
}

/** Answers a business outcome that is not success: HTTP 200 with its code and no data. */
export function sendOutcome(reply: FastifyReply, { code, message, description }: Outcome): FastifyReply {
  return send(reply, 200, { code, message, description, data: null });
}

/** Answers an envelope as JSON. */
export function send(reply: FastifyReply, status: number, envelope: object): FastifyReply {
  return reply.code(status).type('application/json; charset=utf-8').send(JSON.stringify(envelope));
}
