import { Button } from '@mantine/core';
import type { Coupon } from '../../api/coupon.ts';
import { useFormats } from '../../text/reader.tsx';
import { useTexts } from '../../text/use-texts.ts';
import { useCouponActions } from '../coupon/use-coupon-actions.ts';
import styles from './bulk-bar.module.css';
import { useCouponsTexts } from './text/use-coupons-texts.ts';

interface BulkBarProps {
  readonly chosen: readonly Coupon[];
  readonly onDone: () => void;
}

/** What can be done with all the chosen coupons. */
export function BulkBar({ chosen, onDone }: BulkBarProps) {
  const t = useCouponsTexts();
  const shared = useTexts();
  const formats = useFormats();
  const { pause, archive } = useCouponActions();
  const act = (action: (coupons: readonly Coupon[]) => Promise<void>) => async () => {
    await action(chosen);
    onDone();
  };
  return (
    <div className={styles.bar} role="toolbar" aria-label={t.chosen(formats.number(chosen.length))}>
      <span className={styles.count}>{t.chosen(formats.number(chosen.length))}</span>
      <Button variant="default" size="xs" onClick={act(pause)}>
        {t.pause}
      </Button>
      <Button variant="default" size="xs" onClick={act(archive)}>
        {t.archive}
      </Button>
      <Button variant="subtle" size="xs" onClick={onDone}>
        {shared.action.cancel}
      </Button>
    </div>
  );
}
