import { CouponryError } from '@couponry/sdk';
import { Button } from '@mantine/core';
import { type ErrorComponentProps, Link } from '@tanstack/react-router';
import { NoWorkspace } from '../api/session.ts';
import { useTexts } from '../text/use-texts.ts';
import { EmptyState } from './empty-state.tsx';
import { ErrorState } from './error-state.tsx';
import { PageHead } from './page-head.tsx';

/** An address that leads nowhere. */
export function Missing() {
  const t = useTexts();
  return <WholePage {...t.error.missing} />;
}

/** A page that is not there yet. */
export function Soon() {
  const t = useTexts();
  return <WholePage {...t.soon} />;
}

/** A part of a page that is not there yet. */
export function SoonPart() {
  const t = useTexts();
  return <EmptyState {...t.soon} />;
}

/** A page that failed while it was made; what was read for it, or its own code. */
export function PageFailed({ error, reset }: ErrorComponentProps) {
  const t = useTexts();
  if (error instanceof CouponryError) return <ErrorState error={error} retry={reset} isPage />;
  return <WholePage {...(error instanceof NoWorkspace ? t.error.noWorkspace : t.error.page)} />;
}

function WholePage({ title, help }: { readonly title: string; readonly help: string }) {
  const t = useTexts();
  return (
    <>
      <PageHead title={title} lead={help} />
      <Button variant="default" renderRoot={(props) => <Link to="/" {...props} />}>
        {t.action.backHome}
      </Button>
    </>
  );
}
