import { validateCodes } from '../../commands/checkout/validate-codes.ts';
import { BadRequest } from '../plugins/bad-request.ts';
import { answerOfNext, readerOf } from '../plugins/reason-on-wire.ts';
import type { Services } from '../services.ts';
import { NO_PARTS } from './cart-answers.ts';
import { answerOfApplied, answerOfCart, answerOfRefused } from './checkout-answers.ts';
import { readCodesRequest, refuseCodes } from './read-codes-request.ts';
import type { Asked, Serve } from './serve.ts';

/** The method by which codes are tried without redeeming them. */
export function validationRoute(serve: Serve, services: Services): void {
  serve('validateCodes', async (asked) => {
    const read = readCodesRequest(services, asked);
    const request = read instanceof Promise ? await read : read;
    const at = readAt(asked);
    const outcome = await validateCodes(services.codes, asked.caller, request, at);
    if (outcome.kind !== 'judged') return refuseCodes(outcome);
    const results = outcome.codes.map(({ coupon, discount, benefit, reasons }, index) => {
      const code = request.codes[index] ?? '';
      if (coupon === null || reasons.length > 0) return answerOfRefused(code, coupon, reasons, request.codes);
      const answer = answerOfApplied(code, coupon, benefit ?? { discount, ...NO_PARTS });
      const next = benefit?.next ?? null;
      return next === null ? answer : { ...answer, next: answerOfNext(next, readerOf(coupon)) };
    });
    const applied = outcome.codes.filter(({ reasons }) => reasons.length === 0);
    const discounts = applied.map(({ discount }) => discount);
    const { evaluation } = outcome;
    const { totals, lines } = answerOfCart(request.amount, discounts, evaluation);
    const valid = applied.length === results.length;
    const exhaustive = evaluation?.isExhaustive ?? true;
    return { status: 200, body: { valid, results, totals, lines, exhaustive } };
  });
}

/** Another instant than this one. @throws BadRequest for whoever is no admin */
function readAt({ body, caller }: Asked<'validateCodes'>): number | null {
  const { at = null } = body;
  if (at === null) return null;
  if (caller.key.scope === 'admin') return Date.parse(at);
  throw new BadRequest([
    { field: '/at', message: 'is for keys of scope admin: leave it out', code: 'invalid' },
  ]);
}
