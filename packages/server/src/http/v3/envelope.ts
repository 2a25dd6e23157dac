import type { Outcome } from '@couponry/contract';
import type { FastifyReply } from 'fastify';
import type { ReasonOnWire } from '../plugins/reason-on-wire.ts';

/** What every answer of the Coupons API 3.0.0 is. */
export const JSON_TYPE = 'application/json; charset=utf-8';

/** Answers success: HTTP 200, code 1. Deployed stores know no other success. */
export function sendData(reply: FastifyReply, data: unknown): void {
  sendJson(reply, JSON.stringify(data));
}

/** Answers success with data that is JSON already. */
export function sendJson(reply: FastifyReply, data: string): void {
  sendText(reply, 200, `{"code":1,"message":"OK","data":${data}}`);
}

/** An outcome that tells more than its sentence: each reason, in the words of its coupon. */
export interface ReasonedOutcome extends Outcome {
  readonly reasons: readonly ReasonOnWire[];
}

/** Answers a business outcome that is not success: HTTP 200 with its code and no data. */
export function sendOutcome(reply: FastifyReply, outcome: Outcome | ReasonedOutcome): void {
  if ('reasons' in outcome) send(reply, 200, { ...outcome, data: null });
  else sendText(reply, 200, textOfOutcome(outcome));
}

/** Answers an envelope as JSON. */
export function send(reply: FastifyReply, status: number, envelope: object): void {
  sendText(reply, status, JSON.stringify(envelope));
}

/** A text is sent at once, so that no handler has a reply to wait for: that would take three turns of its promise. */
function sendText(reply: FastifyReply, status: number, text: string): void {
  void reply.code(status).type(JSON_TYPE).send(text);
}

/** Outcomes are a fixed table, and a coupon that is used up answers thousands of times a second with the same one. */
const texts = new Map<Outcome, string>();

function textOfOutcome(outcome: Outcome): string {
  const known = texts.get(outcome);
  if (known !== undefined) return known;
  const { code, message, description } = outcome;
  const text = JSON.stringify({ code, message, description, data: null });
  texts.set(outcome, text);
  return text;
}
