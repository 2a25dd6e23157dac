import { MultiSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { runningCouponsQuery } from '../../api/coupon-queries.ts';
import { useReader } from '../../text/reader.tsx';
import { Card } from '../../ui/card.tsx';
import { CouponSelect } from '../../ui/coupon-select.tsx';
import { couponWords } from '../../ui/coupon-words.ts';
import styles from './backtest-screen.module.css';
import { useBacktestTexts } from './text/use-backtest-texts.ts';
import { useCouponIfChosen } from './use-coupon-if-chosen.ts';

interface CouponCardProps {
  readonly couponId: string | undefined;
  readonly onCoupon: (id: string | undefined) => void;
  /** The coupons that are offered beside it. */
  readonly beside: readonly string[];
  readonly onBeside: (ids: readonly string[]) => void;
  /** Whether somebody wanted to begin without a coupon. */
  readonly isMissing: boolean;
}

/** With how many others the server weighs it. */
const MOST = 11;

/** The second step: which coupon is tried, and which others clients would have had too. */
export function CouponCard({ couponId, onCoupon, beside, onBeside, isMissing }: CouponCardProps) {
  const t = useBacktestTexts();
  const { language } = useReader();
  const coupon = useCouponIfChosen(couponId);
  const { data: running = [] } = useQuery(runningCouponsQuery());
  const others = running.filter(({ id }) => id !== couponId);
  return (
    <Card title={t.coupon.title}>
      <div className={styles.form}>
        <CouponSelect
          label={t.coupon.coupon}
          value={couponId}
          onChange={onCoupon}
          error={isMissing && couponId === undefined ? t.coupon.missing : null}
          description={coupon === undefined ? t.coupon.help : `${couponWords(coupon, language)}.`}
        />
        <MultiSelect
          label={t.coupon.beside}
          description={t.coupon.besideHelp}
          data={others.map(({ id, name }) => ({ value: id, label: name }))}
          value={beside.filter((id) => others.some((other) => other.id === id))}
          onChange={onBeside}
          maxValues={MOST}
          searchable
          withCheckIcon={false}
          nothingFoundMessage={t.coupon.noOthers}
        />
      </div>
    </Card>
  );
}
