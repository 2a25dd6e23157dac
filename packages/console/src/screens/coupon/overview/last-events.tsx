import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { TimelineEntry } from '../../../api/client.ts';
import type { Coupon } from '../../../api/coupon.ts';
import { lastEventsQuery } from '../../../api/coupon-queries.ts';
import { useFormats } from '../../../text/reader.tsx';
import { Card } from '../../../ui/card.tsx';
import { Instant } from '../../../ui/instant.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { useCouponTexts } from '../text/use-coupon-texts.ts';
import styles from './last-events.module.css';

/** What happens with the coupon right now: what is new slides in at the top, and the numbers of the page follow. */
export function LastEvents({ coupon }: { readonly coupon: Coupon }) {
  const t = useCouponTexts();
  const { data: events } = useQuery(lastEventsQuery(coupon.id));
  const isNew = useNewOnes(events);
  useNumbersOfNow(coupon.id, events?.[0]?.id);
  return (
    <Card
      title={t.last.title}
      aside={
        <Link className={styles.all} to="/coupons/$couponId/redemptions" params={{ couponId: coupon.id }}>
          {t.last.all}
        </Link>
      }
    >
      {events === undefined ? <Skeleton height={160} /> : null}
      {events?.length === 0 ? <p className={styles.none}>{t.last.none}</p> : null}
      <ol className={styles.events}>
        {events?.map((event) => (
          <li key={event.id} className={styles.event} data-type={event.type} data-new={isNew(event.id)}>
            <span className={styles.what}>
              <b>{t.last.types[event.type]}</b>
              <span className={styles.quiet}>
                {event.orderId === null ? event.code : t.last.order(event.orderId)}
              </span>
            </span>
            <Discount event={event} />
            <span className={styles.quiet}>
              <Instant at={event.at} />
            </span>
          </li>
        ))}
      </ol>
    </Card>
  );
}

function Discount({ event: { type, discount, currency } }: { readonly event: TimelineEntry }) {
  const formats = useFormats();
  if (discount === null || currency === null) return <span />;
  return <span>{formats.money(type === 'rollback' ? -discount : discount, currency)}</span>;
}

/** Which events were not there when somebody began to look. */
function useNewOnes(events: readonly TimelineEntry[] | undefined): (id: string) => boolean {
  const seen = useRef<ReadonlySet<string> | null>(null);
  if (seen.current === null && events !== undefined) seen.current = new Set(events.map(({ id }) => id));
  return (id) => seen.current?.has(id) === false;
}

/** Reads the figures anew as soon as something happened, so that they never lag behind the events. */
function useNumbersOfNow(couponId: string, newest: string | undefined): void {
  const queries = useQueryClient();
  const last = useRef(newest);
  useEffect(() => {
    if (last.current !== undefined && last.current !== newest) {
      void queries.invalidateQueries({ queryKey: ['coupons', 'statistics', couponId] });
    }
    last.current = newest;
  }, [queries, couponId, newest]);
}
