import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Suspense, useState } from 'react';
import { startBacktest } from '../../api/backtest-queries.ts';
import { useMay } from '../../api/may.ts';
import { problemText } from '../../api/problem-text.ts';
import { useTexts } from '../../text/use-texts.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { lazyPart } from '../../ui/lazy-part.ts';
import { PageHead } from '../../ui/page-head.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import styles from './backtest-screen.module.css';
import { CouponCard } from './coupon-card.tsx';
import { OrdersCard } from './orders/orders-card.tsx';
import { type OrdersChoice, ordersOf } from './orders/orders-choice.ts';
import { useBacktestTexts } from './text/use-backtest-texts.ts';

// What it found comes with words and tables that nobody needs before.
const JobResult = lazyPart(() => import('./result/job-result.tsx'), 'JobResult');

const route = getRouteApi('/frame/backtest');

/** What a coupon would have done with past orders: which orders, which coupon, and what came of it. */
export function BacktestScreen() {
  const t = useBacktestTexts();
  const shared = useTexts();
  const mayStart = useMay('startSimulation');
  return (
    <>
      <PageHead title={t.title} lead={t.lead} />
      {mayStart ? <Steps /> : <EmptyState {...shared.error.forbidden} />}
    </>
  );
}

function Steps() {
  const t = useBacktestTexts();
  const search = route.useSearch();
  const navigate = useNavigate();
  const [orders, setOrders] = useState<OrdersChoice>({ from: 'file', file: null, days: 30 });
  const [beside, setBeside] = useState<readonly string[]>([]);
  const [wasTried, setTried] = useState(false);
  const go = (to: typeof search) =>
    navigate({ to: '/backtest', search: to, replace: true, resetScroll: false });
  const { mutate, error, isPending } = useMutation({
    mutationFn: startBacktest,
    onSuccess: ({ id }, { couponId }) =>
      go({ job: id, ...(couponId === undefined ? {} : { coupon: couponId }) }),
  });
  const start = () => {
    setTried(true);
    const chosen = ordersOf(orders, new Date());
    if (chosen === null || search.coupon === undefined) return;
    mutate({ ...chosen, couponId: search.coupon, with: beside.filter((id) => id !== search.coupon) });
  };
  return (
    <>
      <div className={styles.steps}>
        <OrdersCard choice={orders} onChange={setOrders} isMissing={wasTried} />
        <CouponCard
          couponId={search.coupon}
          onCoupon={(coupon) => void go(coupon === undefined ? {} : { coupon })}
          beside={beside}
          onBeside={setBeside}
          isMissing={wasTried}
        />
      </div>
      <div className={styles.start}>
        <Button onClick={start} loading={isPending}>
          {t.start}
        </Button>
        <p className={styles.quiet}>{t.assumed}</p>
      </div>
      <div role="alert">{error === null ? null : <p className={styles.wrong}>{problemText(error)}</p>}</div>
      <Suspense fallback={<Skeleton height={320} />}>
        {search.job === undefined ? null : <JobResult jobId={search.job} />}
      </Suspense>
    </>
  );
}
