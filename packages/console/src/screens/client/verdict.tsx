import type { AnswersOf } from '@couponry/sdk';
import IconCircleCheck from '@tabler/icons-react/icons/IconCircleCheck';
import IconCircleX from '@tabler/icons-react/icons/IconCircleX';
import { useFormats } from '../../text/reader.tsx';
import { useClientTexts } from './text/use-client-texts.ts';
import styles from './why-not.module.css';

interface VerdictProps {
  readonly answer: AnswersOf<'validateCodes'>[200];
  readonly currency: string;
}

/** What a dry run said of each code: what it takes off, or every reason why not. */
export function Verdict({ answer: { results }, currency }: VerdictProps) {
  const t = useClientTexts();
  const formats = useFormats();
  return (
    <ul className={styles.results}>
      {results.map(({ code, coupon, applied, discount, reasons }) => (
        <li key={code} className={styles.result} data-applied={applied}>
          {applied ? (
            <IconCircleCheck size={20} stroke={1.5} aria-hidden />
          ) : (
            <IconCircleX size={20} stroke={1.5} aria-hidden />
          )}
          <div>
            <b>{applied ? t.whyNot.works : t.whyNot.fails}</b>
            <p className={styles.of}>{coupon === null ? code : `${coupon.name} · ${code}`}</p>
            {applied ? (
              <p>
                {discount === null ? t.whyNot.noAmount : t.whyNot.takesOff(formats.money(discount, currency))}
              </p>
            ) : (
              <ol className={styles.reasons}>
                {reasons.map(({ code: reason, rule, message }) => (
                  <li key={`${reason} ${rule} ${message}`}>{message}</li>
                ))}
              </ol>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
