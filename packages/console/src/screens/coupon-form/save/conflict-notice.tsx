import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useFormats } from '../../../text/reader.tsx';
import type { CouponFields } from '../model/read-form.ts';
import { useCouponFormTexts } from '../text/use-coupon-form-texts.ts';
import type { Conflict } from './conflict.ts';
import styles from './notices.module.css';
import type { SaveAction } from './save-action.ts';

interface ConflictNoticeProps {
  readonly conflict: Conflict & { readonly action: SaveAction };
  /** What would be sent. */
  readonly patch: CouponFields;
  readonly onMine: () => void;
  readonly onTheirs: () => void;
}

/** Somebody else was faster: who changed what, and whose stands. */
export function ConflictNotice({ conflict, patch, onMine, onTheirs }: ConflictNoticeProps) {
  const t = useCouponFormTexts();
  const formats = useFormats();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.focus();
    box.current?.scrollIntoView({ block: 'center' });
  }, []);
  const names = (fields: readonly string[]) => fields.map((field) => t.fieldName(`/${field}`)).join(', ');
  const both = Object.keys(patch).filter((name) =>
    conflict.changes.some(({ fields }) => fields.includes(name)),
  );
  return (
    <div className={styles.notice} data-kind="conflict" role="alert" tabIndex={-1} ref={box}>
      <h2 className={styles.title}>{t.conflict.title}</h2>
      <ul>
        {conflict.changes.map(({ id, who, at, fields }) => (
          <li key={id}>{t.conflict.entry(who ?? t.conflict.somebody, formats.instant(at), names(fields))}</li>
        ))}
      </ul>
      <p>{both.length === 0 ? t.conflict.apart : t.conflict.both(names(both))}</p>
      <div className={styles.buttons}>
        <Button variant="default" onClick={onTheirs}>
          {t.conflict.theirs}
        </Button>
        <Button onClick={onMine}>
          {conflict.action === 'publish' ? t.conflict.publishMine : t.conflict.mine}
        </Button>
      </div>
    </div>
  );
}
