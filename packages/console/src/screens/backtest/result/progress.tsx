import type { Job } from '../../../api/backtest-queries.ts';
import { useFormats } from '../../../text/reader.tsx';
import { useBacktestTexts } from '../text/use-backtest-texts.ts';
import styles from './result.module.css';

/** How far a backtest is; as high as the sentence that comes in its place. */
export function Progress({ job }: { readonly job: Job | null }) {
  const t = useBacktestTexts();
  const formats = useFormats();
  const percent = job?.progress.percent ?? 0;
  return (
    <section className={styles.progress} aria-label={t.progress.title}>
      <p role="status">{t.progress.orders(formats.number(job?.progress.orders ?? 0))}</p>
      <progress className={styles.bar} max={100} value={percent} aria-label={t.progress.title}>
        {formats.percent(percent)}
      </progress>
    </section>
  );
}
