import type { Coupon } from '../api/coupon.ts';
import { useTexts } from '../text/use-texts.ts';
import { Badge } from './badge.tsx';

/** How a coupon stands now: its state, and whether its time has come or is over. */
export function CouponState({ coupon }: { readonly coupon: Pick<Coupon, 'state' | 'startsAt' | 'endsAt'> }) {
  const t = useTexts();
  const standing = standingOf(coupon, Date.now());
  return <Badge kind={KINDS[standing]}>{t.state[standing]}</Badge>;
}

const KINDS = {
  draft: 'wait',
  published: 'on',
  paused: 'wait',
  archived: 'off',
  scheduled: 'wait',
  ended: 'off',
} as const;

/** Where a coupon stands at an instant: its state, or that its time has not come or is over. */
export function standingOf(
  { state, startsAt, endsAt }: Pick<Coupon, 'state' | 'startsAt' | 'endsAt'>,
  now: number,
) {
  if (state !== 'published') return state;
  if (endsAt !== null && Date.parse(endsAt) <= now) return 'ended';
  return Date.parse(startsAt) > now ? 'scheduled' : 'published';
}
