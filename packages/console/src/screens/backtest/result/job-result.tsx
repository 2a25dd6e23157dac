import { useQuery } from '@tanstack/react-query';
import type { Job } from '../../../api/backtest-queries.ts';
import { jobQuery } from '../../../api/backtest-queries.ts';
import { useReader } from '../../../text/reader.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { useBacktestTexts } from '../text/use-backtest-texts.ts';
import { BacktestResult } from './backtest-result.tsx';
import { Progress } from './progress.tsx';

/** The third step: how far the backtest is, then what it found, or why it came to nothing. */
export function JobResult({ jobId }: { readonly jobId: string }) {
  const t = useBacktestTexts();
  const { data: job, error, refetch } = useQuery(jobQuery(jobId));
  if (job === undefined) {
    return error === null ? (
      <Progress job={null} />
    ) : (
      <ErrorState error={error} retry={() => void refetch()} />
    );
  }
  if (job.problem !== null) return <Failed problem={job.problem} />;
  if (job.result === null) return <Progress job={job} />;
  if (job.result.replayed.orders === 0) return <EmptyState {...t.nothing} />;
  return <BacktestResult result={job.result} />;
}

/** What the server could not read is told by its row and column, in the reader's language; anything else as the server says it. */
function Failed({ problem }: { readonly problem: NonNullable<Job['problem']> }) {
  const t = useBacktestTexts();
  const { formats } = useReader();
  const { row, column, value, message } = problem;
  const isPlace = row !== null && column !== null && value !== null;
  return (
    <div role="alert">
      <EmptyState
        title={t.failed.title}
        help={isPlace ? t.failed.place(formats.number(row), column, value) : message}
      />
    </div>
  );
}
