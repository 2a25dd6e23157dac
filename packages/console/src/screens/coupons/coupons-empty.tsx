import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { EmptyState } from '../../ui/empty-state.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { Ticket } from '../../ui/ticket.tsx';
import { useCouponsTexts } from './text/use-coupons-texts.ts';

const TEMPLATES = ['welcome', 'birthday', 'flash'] as const;

/** A workspace without coupons: what one is, and three to begin with. */
export function CouponsEmpty() {
  const t = useCouponsTexts();
  return (
    <>
      <PageHead title={t.title} />
      <EmptyState
        picture={
          <Ticket offer="10 %" name={t.templates.welcome} code={{ kind: 'friendly', code: 'WELCOME10' }} />
        }
        {...t.empty}
        actions={
          <>
            {TEMPLATES.map((template) => (
              <Button
                key={template}
                variant="default"
                renderRoot={(props) => <Link to="/coupons/new" search={{ template }} {...props} />}
              >
                {t.templates[template]}
              </Button>
            ))}
            <Button renderRoot={(props) => <Link to="/coupons/new" {...props} />}>{t.empty.blank}</Button>
          </>
        }
      />
    </>
  );
}
