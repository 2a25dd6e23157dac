import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { couponQuery } from '../../api/coupon-queries.ts';
import { useReader } from '../../text/reader.tsx';
import { couponRules } from './coupon-rules.ts';
import styles from './rules-tab.module.css';
import { useCouponTexts } from './text/use-coupon-texts.ts';

const route = getRouteApi('/frame/coupons/$couponId');

/** The rules of the coupon as sentences, part by part. */
export function RulesTab() {
  const t = useCouponTexts();
  const { formats, language } = useReader();
  const { couponId } = route.useParams();
  const { data: coupon } = useSuspenseQuery(couponQuery(couponId));
  return (
    <dl className={styles.rules}>
      {couponRules(coupon, { t, formats, language }).map(({ part, sentences }) => (
        <div key={part} className={styles.part}>
          <dt>{part}</dt>
          {sentences.map((sentence) => (
            <dd key={sentence}>{sentence}</dd>
          ))}
        </div>
      ))}
    </dl>
  );
}
