import { type AnswersOf, listRedemptions } from '@couponry/sdk';
import { call } from '../../api/call.ts';
import { type NamedClient, namesOfClients } from '../../api/client-name.ts';
import { clientTitle } from '../../api/client-title.ts';
import type { SharedTexts } from '../../text/en.ts';
import type { Formats } from '../../text/formats.ts';
import type { PaletteItem } from './palette-item.ts';

const MOST = 10;

type Redemption = AnswersOf<'listRedemptions'>[200]['data'][number];

/** In what words orders are told, and whether clients may be named. */
interface OrderTelling {
  readonly t: SharedTexts;
  readonly formats: Formats;
  readonly mayNameClients: boolean;
}

/** What an order of any shop redeemed, each code for itself; it leads to where that can be given back. */
export async function findOrders(
  orderId: string,
  { t, formats, mayNameClients }: OrderTelling,
  signal: AbortSignal,
): Promise<PaletteItem[]> {
  const { data } = await call(
    listRedemptions,
    { orderId, anyStore: true, returned: true, limit: MOST },
    { signal },
  );
  const ids = data.flatMap(({ clientId }) => (clientId === null ? [] : [clientId]));
  const names = mayNameClients ? await namesOfClients([...new Set(ids)], signal) : new Map();
  return data.flatMap((redemption) => itemOf(redemption, names, t, formats));
}

function itemOf(
  { id, orderId, clientId, results, redeemedAt, currency, ...sums }: Redemption,
  names: ReadonlyMap<string, NamedClient>,
  t: SharedTexts,
  formats: Formats,
): PaletteItem[] {
  const coupon = results[0]?.coupon ?? null;
  if (orderId === null || coupon === null) return [];
  const { amount, discount, shippingDiscount, rolledBack, rollbacks } = sums;
  const isWhole = rollbacks.some(({ completes }) => completes);
  const money = (minor: number) => formats.money(minor, currency);
  const client = clientId === null ? undefined : names.get(clientId);
  const told = [
    ...(amount === null ? [] : [money(amount)]),
    ...(discount === null ? [] : [t.palette.off(money(discount + shippingDiscount))]),
    ...(rolledBack === null ? [] : [isWhole ? t.palette.wholly : t.palette.inPart]),
    formats.instant(redeemedAt),
    ...(client === undefined ? [] : [clientTitle(client)]),
  ];
  return [
    {
      id: `order-${id}`,
      title: t.palette.order(orderId),
      detail: coupon.name,
      more: told.join(' · '),
      to: `/coupons/${coupon.id}/redemptions`,
      search: { q: orderId },
    },
  ];
}
