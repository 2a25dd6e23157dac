import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { failureKind, requestIdOf } from '../api/failure.ts';
import { problemText } from '../api/problem-text.ts';
import { useTexts } from '../text/use-texts.ts';
import { EmptyState } from './empty-state.tsx';
import styles from './error-state.module.css';
import { PageHead } from './page-head.tsx';

interface ErrorStateProps {
  readonly error: unknown;
  /** Tries again; left out where that would not help. */
  readonly retry?: () => void;
  /** Whether it stands for a whole page, and so has the heading of one. */
  readonly isPage?: boolean;
}

/** What stands where something could not be read: what happened, and what to do. */
export function ErrorState({ error, retry, isPage = false }: ErrorStateProps) {
  const { title, help, kind } = useErrorText(error);
  const action = <ErrorAction kind={kind} retry={retry} />;
  return (
    <div role="alert">
      {isPage ? (
        <>
          <PageHead title={title} lead={help} />
          {action}
        </>
      ) : (
        <EmptyState title={title} help={help} actions={action} />
      )}
    </div>
  );
}

/** The same in a part of a page, such as a card: the rest of the page goes on. */
export function ErrorPart({ error, retry }: { readonly error: unknown; readonly retry: () => void }) {
  const { title, help, kind } = useErrorText(error);
  return (
    <div role="alert" className={styles.part}>
      <p>
        <b>{title}.</b> {help}
      </p>
      <ErrorAction kind={kind} retry={retry} />
    </div>
  );
}

function useErrorText(error: unknown) {
  const t = useTexts();
  const kind = failureKind(error);
  const text = kind === 'refused' ? { title: t.error.notSaved, help: problemText(error) } : t.error[kind];
  const reference = kind === 'server' ? requestIdOf(error) : null;
  return {
    ...text,
    kind,
    ...(reference === null ? {} : { help: `${text.help} ${t.error.reference(reference)}` }),
  };
}

function ErrorAction({ kind, retry }: { readonly kind: string; readonly retry: (() => void) | undefined }) {
  const t = useTexts();
  if (kind === 'session' || kind === 'password') {
    return (
      <Button renderRoot={(props) => <Link to="/sign-in" search={{ to: hereOf(location) }} {...props} />}>
        {t.action.signIn}
      </Button>
    );
  }
  if (kind === 'missing' || kind === 'forbidden' || retry === undefined) {
    return (
      <Button variant="default" renderRoot={(props) => <Link to="/" {...props} />}>
        {t.action.backHome}
      </Button>
    );
  }
  return (
    <Button variant="default" onClick={retry}>
      {t.action.retry}
    </Button>
  );
}

/** The address of this page, below `/console`. */
export function hereOf({ pathname, search }: Location): string {
  return `${pathname.replace(/^\/console/, '')}${search}`;
}
