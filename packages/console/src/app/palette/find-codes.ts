import { searchCodes } from '@couponry/sdk';
import { call } from '../../api/call.ts';
import type { PaletteItem } from './palette-item.ts';

const MOST = 5;
/** What can be a code, and is long enough to be looked for over all coupons. */
const CODE = /^\S{3,64}$/;

/** Codes for one client that are this, or begin or end like it; the very one first. Those for everybody are found by their coupon. */
export async function findCodes(wanted: string, signal: AbortSignal): Promise<PaletteItem[]> {
  if (!CODE.test(wanted)) return [];
  const { data } = await call(searchCodes, { search: wanted, limit: MOST }, { signal });
  const isMeant = (code: string) => code.toUpperCase() === wanted.toUpperCase();
  return data
    .filter(({ kind }) => kind !== 'friendly')
    .map(({ code, coupon }) => ({
      id: `code-${code}`,
      title: code,
      detail: coupon.name,
      to: `/codes/${encodeURIComponent(code)}`,
    }))
    .sort((one, other) => Number(isMeant(other.title)) - Number(isMeant(one.title)));
}
