import { ActionIcon, Button, Menu } from '@mantine/core';
import IconDots from '@tabler/icons-react/icons/IconDots';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Coupon } from '../../api/coupon.ts';
import { useMay } from '../../api/may.ts';
import { useTexts } from '../../text/use-texts.ts';
import { ArchiveDialog } from './archive-dialog.tsx';
import styles from './coupon-actions.module.css';
import { useCouponTexts } from './text/use-coupon-texts.ts';
import { useCouponActions } from './use-coupon-actions.ts';

/** What can be done with the coupon as it stands; nothing for who may not. */
export function CouponActions({ coupon }: { readonly coupon: Coupon }) {
  const t = useCouponTexts();
  const shared = useTexts();
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
      <Menu position="bottom-start">
        <Menu.Target>
          <ActionIcon variant="default" size={36} aria-label={shared.action.more}>
            <IconDots size={18} stroke={1.5} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => duplicate(coupon)}>{t.duplicate}</Menu.Item>
          {state === 'archived' ? null : (
            <Menu.Item color="danger" onClick={() => setArchiving(true)}>
              {t.archive}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {isArchiving ? <ArchiveDialog coupon={coupon} onClose={() => setArchiving(false)} /> : null}
    </div>
  );
}
