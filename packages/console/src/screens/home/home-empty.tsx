import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { couponsQuery } from '../../api/coupon-queries.ts';
import { useMay } from '../../api/may.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useHomeTexts } from './text/use-home-texts.ts';

/** Where to begin, while the workspace has no coupon. */
export function HomeEmpty() {
  const t = useHomeTexts();
  const { data } = useInfiniteQuery(couponsQuery({}));
  const mayCreate = useMay('createCoupon');
  if (data === undefined || (data.pages[0]?.data.length ?? 0) > 0) return null;
  return (
    <EmptyState
      title={t.empty.title}
      help={t.empty.help}
      actions={
        <>
          {mayCreate ? (
            <Button renderRoot={(props) => <Link to="/coupons/new" {...props} />}>{t.empty.create}</Button>
          ) : null}
          <Button variant="default" renderRoot={(props) => <Link to="/cart" {...props} />}>
            {t.empty.cart}
          </Button>
        </>
      }
    />
  );
}
