import { validateCodes } from '../../commands/checkout/validate-codes.ts';
import type { Services } from '../services.ts';
import { answerOfApplied, answerOfRefused, totalsOf } from './checkout-answers.ts';
import { readCodesRequest, refuseCodes } from './read-codes-request.ts';
import type { Serve } from './serve.ts';

/** The method by which codes are tried without redeeming them. */
export function validationRoute(serve: Serve, services: Services): void {
  serve('validateCodes', async (asked) => {
    const request = await readCodesRequest(services, asked);
    const outcome = await validateCodes(services.codes, asked.caller, request);
    if (outcome.kind !== 'judged') return refuseCodes(outcome);
    const results = outcome.codes.map(({ coupon, discount, reasons }, index) => {
      const code = request.codes[index] ?? '';
      return coupon !== null && reasons.length === 0
        ? answerOfApplied(code, coupon, discount)
        : answerOfRefused(code, coupon, reasons);
    });
    const applied = outcome.codes.filter(({ reasons }) => reasons.length === 0);
    const totals = totalsOf(
      request.amount,
      applied.map(({ discount }) => discount),
    );
    return { status: 200, body: { valid: applied.length === results.length, results, totals } };
  });
}
