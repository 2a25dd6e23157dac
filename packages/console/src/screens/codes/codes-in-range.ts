import { listCodes } from '@couponry/sdk';
import { call } from '../../api/call.ts';
import type { Code } from '../../api/code.ts';

/** More than that is a job for a print shop, from an export. */
export const MOST_LABELS = 2000;
const PAGE = 100;

/**
 * The codes of a coupon from one to another, in the order of codes, both included; those that work for nobody are left out.
 *
 * @param from where it begins; empty: with the first one
 * @param to where it ends; empty: with the last one
 */
export async function codesInRange(couponId: string, from: string, to: string): Promise<Code[]> {
  const codes: Code[] = [];
  const [first, last] = [from.toUpperCase(), to.toUpperCase()];
  for await (const code of call(listCodes, couponId, { limit: PAGE })) {
    if (last !== '' && code.code > last) break;
    if (code.code >= first && code.state !== 'disabled') codes.push(code);
    if (codes.length === MOST_LABELS) break;
  }
  return codes;
}
