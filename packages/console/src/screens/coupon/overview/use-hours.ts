import { useQuery } from '@tanstack/react-query';
import type { Coupon, CouponHour } from '../../../api/coupon.ts';
import { hoursQuery } from '../../../api/coupon-queries.ts';
import { useFormats } from '../../../text/reader.tsx';
import { fillHours, HOURS } from './fill-hours.ts';

const HOUR_MS = 3_600_000;

/** What the coupon has seen in the last two days, hour by hour; undefined until it is known. Asked for only when it is shown. */
export function useHours(
  { id, timeZone }: Coupon,
  isShown: boolean,
): readonly (CouponHour & { readonly label: string })[] | undefined {
  const formats = useFormats();
  const begin = new Date(Date.now() - HOURS * HOUR_MS);
  const from = new Intl.DateTimeFormat('en-CA', { timeZone }).format(begin);
  const { data } = useQuery({ ...hoursQuery(id, from), enabled: isShown });
  return data === undefined
    ? undefined
    : fillHours(data.hours, timeZone, new Date()).map((hour) => ({
        ...hour,
        label: formats.hour(hour.startsAt, timeZone),
      }));
}
