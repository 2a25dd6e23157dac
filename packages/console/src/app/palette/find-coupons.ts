import { listCoupons } from '@couponry/sdk';
import { call } from '../../api/call.ts';
import type { PaletteItem } from './palette-item.ts';

const MOST = 6;

/** Coupons with these characters in their name or code. */
export async function findCoupons(wanted: string, signal: AbortSignal): Promise<PaletteItem[]> {
  const { data } = await call(listCoupons, { q: wanted, limit: MOST }, { signal });
  return data.map(({ id, name, codes }) => ({
    id,
    title: name,
    ...('code' in codes ? { detail: codes.code, isCode: true } : {}),
    to: `/coupons/${id}`,
  }));
}
