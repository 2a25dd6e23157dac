import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useMay } from '../../api/may.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Ticket } from '../../ui/ticket.tsx';
import { useHomeTexts } from './text/use-home-texts.ts';

/** Where to begin, while the workspace has no coupon. */
export function HomeEmpty() {
  const t = useHomeTexts();
  const mayCreate = useMay('createCoupon');
  return (
    <>
      <PageHead title={t.title} />
      <EmptyState
        picture={<Ticket {...t.empty.ticket} code={{ kind: 'friendly', code: 'HELLO10' }} />}
        title={t.empty.title}
        help={t.empty.help}
        actions={
          <>
            {mayCreate ? (
              <Button renderRoot={(props) => <Link to="/coupons/new" {...props} />}>{t.empty.create}</Button>
            ) : null}
            <Button variant="default" renderRoot={(props) => <Link to="/coupons" {...props} />}>
              {t.empty.templates}
            </Button>
          </>
        }
      />
    </>
  );
}
