import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Coupon } from '../../api/coupon.ts';
import { useMay } from '../../api/may.ts';
import { ArchiveDialog } from './archive-dialog.tsx';
import styles from './coupon-actions.module.css';
import { useCouponTexts } from './text/use-coupon-texts.ts';
import { useCouponActions } from './use-coupon-actions.ts';

/** What can be done with the coupon as it stands; nothing for who may not. */
export function CouponActions({ coupon }: { readonly coupon: Coupon }) {
  const t = useCouponTexts();
  const { publish, pause, duplicate } = useCouponActions();
  const [isArchiving, setArchiving] = useState(false);
  if (!useMay('updateCoupon')) return null;
  const { state, id } = coupon;
  return (
    <div className={styles.actions}>
      {state === 'draft' || state === 'paused' ? (
        <Button onClick={() => publish([coupon])}>{state === 'draft' ? t.publish : t.resume}</Button>
      ) : null}
      {state === 'published' ? (
        <Button variant="default" onClick={() => pause([coupon])}>
          {t.pause}
        </Button>
      ) : null}
      {state === 'archived' ? null : (
        <Button
          variant="default"
          renderRoot={(props) => <Link to="/coupons/$couponId/edit" params={{ couponId: id }} {...props} />}
        >
          {t.edit}
        </Button>
      )}
      <Button variant="default" onClick={() => duplicate(coupon)}>
        {t.duplicate}
      </Button>
      {state === 'archived' ? null : (
        <Button variant="subtle" color="danger" onClick={() => setArchiving(true)}>
          {t.archive}
        </Button>
      )}
      {isArchiving ? <ArchiveDialog coupon={coupon} onClose={() => setArchiving(false)} /> : null}
    </div>
  );
}
