import IconCheck from '@tabler/icons-react/icons/IconCheck';
import IconExclamationMark from '@tabler/icons-react/icons/IconExclamationMark';
import type { ReactNode } from 'react';
import { useCouponFormTexts } from '../text/use-coupon-form-texts.ts';
import styles from './part.module.css';

/** The parts of the form, in their order. */
export const PARTS = ['offer', 'who', 'when', 'limits', 'code'] as const;

/** One of {@link PARTS}. */
export type PartName = (typeof PARTS)[number];

/** How a part stands: fine, something is not said yet, or something is wrong and told. */
export type Standing = 'done' | 'open' | 'wrong';

interface PartProps {
  readonly name: PartName;
  readonly standing: Standing;
  readonly children: ReactNode;
}

/** One of the five parts, on the spine that joins them. */
export function Part({ name, standing, children }: PartProps) {
  const t = useCouponFormTexts();
  return (
    <section className={styles.part} id={name} aria-labelledby={`${name}-title`} data-standing={standing}>
      <span className={styles.mark} role="img" aria-label={t.standing[standing]}>
        {standing === 'done' ? (
          <IconCheck size={14} stroke={2.5} aria-hidden />
        ) : standing === 'wrong' ? (
          <IconExclamationMark size={14} stroke={2.5} aria-hidden />
        ) : (
          PARTS.indexOf(name) + 1
        )}
      </span>
      <div className={styles.card}>
        <h2 className={styles.title} id={`${name}-title`}>
          {t.parts[name]}
        </h2>
        {children}
      </div>
    </section>
  );
}
