import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { Coupon } from '../../../api/coupon.ts';
import { focusField } from '../focus-field.ts';
import type { FormError } from '../model/form-error.ts';
import { errorText } from '../text/error-text.ts';
import { useCouponFormTexts } from '../text/use-coupon-form-texts.ts';
import type { SaveAction } from './save-action.ts';
import styles from './save-bar.module.css';

interface SaveBarProps {
  /** Where the coupon stands; a new one is a draft. */
  readonly state: Coupon['state'];
  readonly isChanged: boolean;
  readonly busy: SaveAction | null;
  readonly failure: string | null;
  /** What keeps it from being published, once somebody tried. */
  readonly missing: readonly FormError[];
  readonly onSave: (action: SaveAction) => void;
}

/** What to do with the form, always in sight; and what is missing, each as a link to its field. */
export function SaveBar({ state, isChanged, busy, failure, missing, onSave }: SaveBarProps) {
  const t = useCouponFormTexts();
  const button = (action: SaveAction, isFirst: boolean) => (
    <Button
      key={action}
      {...(isFirst ? {} : { variant: 'default' })}
      loading={busy === action}
      disabled={busy !== null && busy !== action}
      onClick={() => onSave(action)}
    >
      {t.save[action]}
    </Button>
  );
  return (
    <div className={styles.bar}>
      <Missing errors={missing} />
      {failure === null ? null : (
        <p className={styles.failure} role="alert">
          {failure}
        </p>
      )}
      <div className={styles.line}>
        <span className={styles.kept}>{isChanged ? t.draft.kept : t.draft.unchanged}</span>
        {state === 'draft' ? [button('draft', false), button('publish', true)] : button('changes', true)}
      </div>
    </div>
  );
}

/** The focus goes there when it appears, so that a screen reader begins with it. */
function Missing({ errors }: { readonly errors: readonly FormError[] }) {
  const t = useCouponFormTexts();
  const box = useRef<HTMLDivElement>(null);
  const isThere = errors.length > 0;
  useEffect(() => {
    if (isThere) box.current?.focus();
  }, [isThere]);
  if (!isThere) return null;
  return (
    <div className={styles.missing} ref={box} tabIndex={-1} role="alert">
      <strong>{t.save.missing}</strong>
      <ul>
        {errors.map((error) => (
          <li key={error.field}>
            <a
              className={styles.link}
              href={`#${error.field}`}
              onClick={(event) => {
                event.preventDefault();
                focusField(error.field);
              }}
            >
              {t.fieldName(error.field)}
            </a>
            {` ${errorText(error, t)}`}
          </li>
        ))}
      </ul>
    </div>
  );
}
