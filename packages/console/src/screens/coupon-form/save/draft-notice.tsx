import { Button } from '@mantine/core';
import { useFormats } from '../../../text/reader.tsx';
import { useCouponFormTexts } from '../text/use-coupon-form-texts.ts';
import styles from './notices.module.css';

interface DraftNoticeProps {
  /** When it was typed, in milliseconds since the epoch. */
  readonly at: number;
  readonly onDiscard: () => void;
}

/** What was typed before the tab was closed is back. */
export function DraftNotice({ at, onDiscard }: DraftNoticeProps) {
  const t = useCouponFormTexts().draft;
  const formats = useFormats();
  return (
    <div className={styles.notice} data-kind="draft" role="status">
      <p className={styles.grow}>{t.restored(formats.relative(new Date(at), new Date()))}</p>
      <Button variant="default" size="xs" onClick={onDiscard}>
        {t.discard}
      </Button>
    </div>
  );
}
