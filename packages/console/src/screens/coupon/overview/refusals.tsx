import { useReader } from '../../../text/reader.tsx';
import { Card } from '../../../ui/card.tsx';
import { refusalWords } from '../../../ui/refusal-words.ts';
import { useCouponTexts } from '../text/use-coupon-texts.ts';
import styles from './refusals.module.css';

/** Why clients were turned away, the most frequent reason first. */
export function Refusals({ refused }: { readonly refused: Readonly<Record<string, number>> }) {
  const t = useCouponTexts();
  const { formats, language } = useReader();
  const reasons = Object.entries(refused).sort(([, one], [, other]) => other - one);
  return (
    <Card title={t.refused.title}>
      {reasons.length === 0 ? <p className={styles.none}>{t.refused.none}</p> : null}
      <ul className={styles.reasons}>
        {reasons.map(([reason, count]) => (
          <li key={reason} className={styles.reason}>
            <b>{t.refused.times(formats.number(count))}</b> {refusalWords(reason, language)}
          </li>
        ))}
      </ul>
    </Card>
  );
}
