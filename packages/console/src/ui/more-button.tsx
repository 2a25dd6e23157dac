import { Button } from '@mantine/core';
import { ErrorPart } from './error-state.tsx';
import type { NextPage } from './next-page.ts';

interface MoreButtonProps {
  /** What it leads to; undefined: there is no more, and no button. */
  readonly next: NextPage | undefined;
  readonly label: string;
}

/** Reads a list on; where that failed, says so and tries again. */
export function MoreButton({ next, label }: MoreButtonProps) {
  if (next === undefined) return null;
  if (next.failure !== null) return <ErrorPart error={next.failure} retry={next.ask} />;
  return (
    <Button variant="default" loading={next.isAsked} onClick={next.ask}>
      {label}
    </Button>
  );
}
