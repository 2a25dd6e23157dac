import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { couponQuery } from '../../api/coupon-queries.ts';
import { useFormats } from '../../text/reader.tsx';
import { Instant } from '../../ui/instant.tsx';
import styles from './rules-tab.module.css';
import { useCouponTexts } from './text/use-coupon-texts.ts';

const route = getRouteApi('/frame/coupons/$couponId');

/** What is to be known of the coupon beside its rules. */
export function SettingsTab() {
  const t = useCouponTexts();
  const formats = useFormats();
  const { couponId } = route.useParams();
  const { data: coupon } = useSuspenseQuery(couponQuery(couponId));
  const { id, version, createdAt, updatedAt, tags, termsUrl } = coupon;
  const tagLinks = tags.map((tag) => (
    <Link key={tag} to="/coupons" search={{ tag }}>
      {tag}{' '}
    </Link>
  ));
  const rows = [
    { label: t.settings.tags, value: tags.length === 0 ? t.settings.none : tagLinks },
    { label: t.settings.terms, value: termsUrl === '' ? t.settings.none : termsUrl },
    { label: t.settings.id, value: <code>{id}</code> },
    { label: t.settings.version, value: version === undefined ? t.settings.none : formats.number(version) },
    {
      label: t.settings.created,
      value: createdAt === undefined ? t.settings.none : <Instant at={createdAt} />,
    },
    {
      label: t.settings.updated,
      value: updatedAt === undefined ? t.settings.none : <Instant at={updatedAt} />,
    },
  ];
  return (
    <dl className={styles.rules}>
      {rows.map(({ label, value }) => (
        <div key={label} className={styles.part}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
