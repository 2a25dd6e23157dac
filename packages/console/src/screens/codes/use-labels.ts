import { useQueryClient } from '@tanstack/react-query';
import type { Code } from '../../api/code.ts';
import { couponQuery } from '../../api/coupon-queries.ts';
import { useFormats } from '../../text/reader.tsx';
import { useTexts } from '../../text/use-texts.ts';
import { couponOffer } from '../../ui/coupon-offer.ts';
import type { Label } from './labels/print-labels.ts';
import { useCodesTexts } from './text/use-codes-texts.ts';

/** Makes labels of codes: puts to each what its coupon gives, as it stands on the label. */
export function useLabels(): (codes: readonly Code[]) => Promise<Label[]> {
  const t = useCodesTexts();
  const shared = useTexts();
  const formats = useFormats();
  const queries = useQueryClient();
  return async (codes) =>
    await Promise.all(
      codes.map(async ({ code, coupon: { id } }) => {
        const { name, discount, currency, endsAt, timeZone } = await queries.ensureQueryData(couponQuery(id));
        const note = endsAt === null ? '' : t.print.until(formats.lastDay(endsAt, timeZone));
        return { code, words: { offer: couponOffer(discount, currency, shared, formats), name, note } };
      }),
    );
}
