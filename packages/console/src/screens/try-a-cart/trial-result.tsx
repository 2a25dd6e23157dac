import { validateCodes } from '@couponry/sdk';
import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { call } from '../../api/call.ts';
import { useReader } from '../../text/reader.tsx';
import { Card } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { CodeResult } from './code-result.tsx';
import { LinesResult } from './lines-result.tsx';
import { useTrialTexts } from './text/use-trial-texts.ts';
import { isBlank, type TrialProps } from './trial.ts';
import styles from './try-cart-screen.module.css';
import { useRunningCodes } from './use-running-codes.ts';
import { trialProblems, validationOf } from './validation-of.ts';

const TYPING_MS = 250;
const MOST_OFFERED = 3;

/** What the server says: each code as its ticket, applied or why not; then the lines and what is left to pay. */
export function TrialResult({ trial, change }: TrialProps) {
  const t = useTrialTexts();
  const { language } = useReader();
  const [validation] = useDebouncedValue(validationOf(trial), TYPING_MS);
  const { data, error, refetch } = useQuery({
    queryKey: ['validations', validation, language],
    queryFn: async ({ signal }) => {
      if (validation === null) return null;
      return await call(validateCodes, validation, { signal, headers: { 'Accept-Language': language } });
    },
    placeholderData: keepPreviousData,
  });
  const wait = waitOf(trial);
  if (wait !== null) {
    return (
      <Card title={t.result}>
        <EmptyState {...t[wait]} actions={wait === 'begin' ? <RunningCodes change={change} /> : null} />
      </Card>
    );
  }
  if (error !== null) return <ErrorState error={error} retry={() => void refetch()} />;
  if (data === undefined || data === null) return <Skeleton height={360} />;
  return (
    <div className={styles.side} aria-live="polite">
      {data.results.map((result) => (
        <CodeResult key={result.code} result={result} trial={trial} change={change} />
      ))}
      <LinesResult told={data} trial={trial} />
      {data.exhaustive ? null : <p className={styles.quiet}>{t.notExhaustive}</p>}
    </div>
  );
}

/** Some codes to begin with, one press away. */
function RunningCodes({ change }: Pick<TrialProps, 'change'>) {
  return useRunningCodes()
    .slice(0, MOST_OFFERED)
    .map((code) => (
      <Button key={code} variant="default" onClick={() => change({ codes: [code] })}>
        {code}
      </Button>
    ));
}

/** What is missing before there is something to ask. */
function waitOf(trial: TrialProps['trial']): 'noLines' | 'fix' | 'begin' | null {
  if (trial.lines.every(isBlank)) return 'noLines';
  if (trialProblems(trial).length > 0) return 'fix';
  return trial.codes.length === 0 ? 'begin' : null;
}
