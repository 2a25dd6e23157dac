import type { Reading } from '../model/read-form.ts';
import { useCouponFormTexts } from '../text/use-coupon-form-texts.ts';
import styles from './summary.module.css';
import { useSentence } from './use-sentence.ts';

interface SummaryProps {
  readonly reading: Reading;
  /** Shows the whole preview. */
  readonly onShow: () => void;
}

/** What the coupon says so far, in sight while one types on a screen that has no room for the preview beside the form. */
export function Summary({ reading, onShow }: SummaryProps) {
  const t = useCouponFormTexts().preview;
  const sentence = useSentence(reading);
  return (
    <button type="button" className={styles.summary} onClick={onShow}>
      <span className={styles.sentence}>{sentence ?? t.noOffer}</span>
      <span className={styles.show}>{t.show}</span>
    </button>
  );
}
