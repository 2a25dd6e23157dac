import { useReader } from '../../text/reader.tsx';
import { Card } from '../../ui/card.tsx';
import { refusalWords } from '../../ui/refusal-words.ts';
import styles from './home-screen.module.css';
import { useHomeTexts } from './text/use-home-texts.ts';

/** Why clients were turned away, the most frequent reason first. */
export function RefusalsCard({ refused }: { readonly refused: Readonly<Record<string, number>> }) {
  const t = useHomeTexts();
  const { formats, language } = useReader();
  const reasons = Object.entries(refused).sort(([, one], [, other]) => other - one);
  return (
    <Card title={t.refusals.title} aside={<span className={styles.aside}>{t.running.period}</span>}>
      {reasons.length === 0 ? <p className={styles.quiet}>{t.refusals.none}</p> : null}
      <ul className={styles.reasons}>
        {reasons.map(([reason, count]) => (
          <li key={reason} className={styles.reason}>
            <b>{t.refusals.times(formats.number(count))}</b> {refusalWords(reason, language)}
          </li>
        ))}
      </ul>
    </Card>
  );
}
