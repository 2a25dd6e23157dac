import { CouponryError } from '@couponry/sdk';
import { Button } from '@mantine/core';
import { type ErrorComponentProps, Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { CodeNotLoaded } from '../api/failure.ts';
import { NoWorkspace } from '../api/session.ts';
import { useTexts } from '../text/use-texts.ts';
import { ErrorState } from './error-state.tsx';
import { PageHead } from './page-head.tsx';

/** An address that leads nowhere. */
export function Missing() {
  const t = useTexts();
  return <WholePage {...t.error.missing} />;
}

/** A page that failed while it was made; what was read for it, or its own code. */
export function PageFailed({ error, reset }: ErrorComponentProps) {
  const t = useTexts();
  if (error instanceof CodeNotLoaded) return <NotLoaded error={error} />;
  if (error instanceof CouponryError) return <ErrorState error={error} retry={reset} isPage />;
  return <WholePage {...(error instanceof NoWorkspace ? t.error.noWorkspace : t.error.page)} />;
}

/** So long after a server that did not answer is asked again, in milliseconds. */
const AGAIN_MS = 2000;

/** It comes by itself once a server that could not be reached answers, or has another version, whose files have other names. */
function NotLoaded({ error }: { readonly error: CodeNotLoaded }) {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isGone = false;
    const watch = async (wasCut: boolean): Promise<void> => {
      const page = await askServer();
      if (isGone) return;
      if (page === null) timer = setTimeout(() => void watch(true), AGAIN_MS);
      else if (wasCut || isOfAnotherBuild(page)) location.reload();
    };
    void watch(false);
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, []);
  return <ErrorState error={error} retry={loadAnew} isPage />;
}

/** Only once the server answers: else the browser's own page of errors would stand where the console is. */
async function loadAnew(): Promise<void> {
  if ((await askServer()) !== null) location.reload();
}

/** The page of the console as the server has it now; null: it does not answer. */
async function askServer(): Promise<string | null> {
  try {
    const answer = await fetch(location.href, { cache: 'no-store' });
    return answer.ok ? await answer.text() : null;
  } catch {
    return null;
  }
}

/** After a new version, the files of the one that runs here are not there any more. */
function isOfAnotherBuild(page: string): boolean {
  const program = document.querySelector<HTMLScriptElement>('script[type=module]');
  return program !== null && !page.includes(new URL(program.src).pathname);
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
