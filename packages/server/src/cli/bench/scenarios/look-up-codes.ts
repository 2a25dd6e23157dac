import type { Lab } from '../lab.ts';
import { type Measured, measure } from '../measure.ts';
import { requestText } from '../requests.ts';
import { loadJob } from './rush.ts';

/** What a till asks before it redeems, for codes by chance among all. */
export async function lookUpCodes(lab: Lab, connections: number): Promise<Measured> {
  const { own } = lab;
  if (own === null || own.codes === null) throw new Error('There are no codes to look up');
  const request = requestText({ key: lab.key, method: 'GET', path: '/coupons/active/{code}' });
  const codes = { count: own.codes.codes, order: 'any', from: 0 } as const;
  const { measured } = await measure(lab, [loadJob(lab, connections, request, { codes })]);
  return measured;
}
