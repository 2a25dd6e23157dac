import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Coupon } from '../../api/coupon.ts';
import { couponQuery } from '../../api/coupon-queries.ts';
import { useFormats } from '../../text/reader.tsx';
import { Instant } from '../../ui/instant.tsx';
import { freeTexts } from './free-texts.ts';
import styles from './rules-tab.module.css';
import { useCouponTexts } from './text/use-coupon-texts.ts';

const route = getRouteApi('/frame/coupons/$couponId');

/** A name, and what there is of it, one below the other. */
type Row = readonly [label: string, values: readonly ReactNode[]];

/** What is to be known of the coupon beside its rules: what clients are told of it, its own fields, and what it is to the API. */
export function SettingsTab() {
  const t = useCouponTexts();
  const { couponId } = route.useParams();
  const { data: coupon } = useSuspenseQuery(couponQuery(couponId));
  const rows = [...useTold(coupon), ...useKnown(coupon)];
  return (
    <dl className={styles.rules}>
      {rows.map(([label, values]) => (
        <div key={label} className={styles.part}>
          <dt>{label}</dt>
          {values.length === 0 ? <dd>{t.settings.none}</dd> : null}
          {values.map((value, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two of them can be the same, and none moves.
            <dd key={place}>{value}</dd>
          ))}
        </div>
      ))}
    </dl>
  );
}

/** What whoever made it wrote; of what is mostly left out nothing is said where there is none. */
function useTold(coupon: Coupon): Row[] {
  const { settings: t } = useCouponTexts();
  const rare: readonly Row[] = [
    [t.additional, freeTexts(coupon.additionalDescription)],
    [t.picture, linksTo(coupon.image)],
    [t.products, freeTexts(coupon.products)],
    [t.locations, freeTexts(coupon.locations)],
    [t.own, Object.entries(coupon.attributes).map(ownField)],
  ];
  const tags = coupon.tags.map((tag) => (
    <Link key={tag} to="/coupons" search={{ tag }}>
      {tag}
    </Link>
  ));
  return [
    [t.description, freeTexts(coupon.description)],
    ...rare.filter(([, values]) => values.length > 0),
    [t.terms, linksTo(coupon.termsUrl)],
    [t.tags, tags],
  ];
}

function ownField([name, value]: readonly [string, unknown]): string {
  return `${name}: ${freeTexts(value).join(', ')}`;
}

/** What it is to the API. */
function useKnown({ id, hidden, version, createdAt, updatedAt }: Coupon): Row[] {
  const { settings: t } = useCouponTexts();
  const formats = useFormats();
  const moment = (at: string | undefined) => (at === undefined ? [] : [<Instant key={at} at={at} />]);
  return [
    [t.hidden, [hidden === true ? t.isHidden : t.isListed]],
    [t.id, [<code key={id}>{id}</code>]],
    [t.version, version === undefined ? [] : [formats.number(version)]],
    [t.created, moment(createdAt)],
    [t.updated, moment(updatedAt)],
  ];
}

/** An address that leads there; one that begins with `/` is the shop's, which is somewhere else. */
function linksTo(address: string): ReactNode[] {
  if (!address.startsWith('http')) return freeTexts(address);
  return [
    <a key={address} href={address} target="_blank" rel="noreferrer">
      {address}
    </a>,
  ];
}
