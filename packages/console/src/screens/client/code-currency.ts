import { useQuery } from '@tanstack/react-query';
import type { Wallet } from '../../api/client.ts';
import { codeQuery } from '../../api/code-queries.ts';
import { couponQuery } from '../../api/coupon-queries.ts';
import { useWorkspaceCurrency } from '../../api/workspace-currency.ts';

/** In what an order with this code is paid: the currency of its coupon; that of the workspace while no coupon is known. */
export function useCodeCurrency(code: string, wallet: Wallet): string {
  const own = useWorkspaceCurrency();
  const held = [...wallet.usable, ...wallet.unusable].find((entry) => entry.code === code);
  const found = useQuery({
    ...codeQuery(code),
    enabled: held === undefined && code.length > 2,
    retry: false,
  }).data;
  const couponId = found?.coupon.id;
  const coupon = useQuery({ ...couponQuery(couponId ?? ''), enabled: couponId !== undefined }).data;
  return held?.coupon.currency ?? coupon?.currency ?? own ?? 'EUR';
}
