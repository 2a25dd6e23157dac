import { useReader } from '../../text/reader.tsx';
import { refusalWords } from '../../ui/refusal-words.ts';
import styles from './home-screen.module.css';
import { useHomeTexts } from './text/use-home-texts.ts';
import { type WeekAsked, WeekCard } from './week-card.tsx';

/** Why clients were turned away, the most frequent reason first. */
export function RefusalsCard({ week }: { readonly week: WeekAsked }) {
  const t = useHomeTexts();
  return (
    <WeekCard title={t.refusals.title} week={week}>
      {({ refused }) => <Reasons refused={refused} />}
    </WeekCard>
  );
}

function Reasons({ refused }: { readonly refused: Readonly<Record<string, number>> }) {
  const t = useHomeTexts();
  const { formats, language } = useReader();
  const reasons = Object.entries(refused).sort(([, one], [, other]) => other - one);
  if (reasons.length === 0) return <p className={styles.quiet}>{t.refusals.none}</p>;
  return (
    <ul className={styles.reasons}>
      {reasons.map(([reason, count]) => (
        <li key={reason} className={styles.reason}>
          <b>{t.refusals.times(formats.number(count))}</b> {refusalWords(reason, language)}
        </li>
      ))}
    </ul>
  );
}
