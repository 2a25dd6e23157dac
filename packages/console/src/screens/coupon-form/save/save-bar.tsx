import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef } from 'react';
import type { Coupon } from '../../../api/coupon.ts';
import { useTexts } from '../../../text/use-texts.ts';
import { hereOf } from '../../../ui/error-state.tsx';
import { focusField } from '../focus-field.ts';
import type { FormError } from '../model/form-error.ts';
import { errorText } from '../text/error-text.ts';
import { useCouponFormTexts } from '../text/use-coupon-form-texts.ts';
import type { SaveAction } from './save-action.ts';
import styles from './save-bar.module.css';
import type { Failure } from './use-save.ts';

interface SaveBarProps {
  /** Where the coupon stands; a new one is a draft. */
  readonly state: Coupon['state'];
  readonly isChanged: boolean;
  readonly isKept: boolean;
  /** What the coupon says so far, where it is not beside the form. */
  readonly summary: ReactNode;
  readonly busy: SaveAction | null;
  readonly failure: Failure | null;
  /** What keeps it from being saved as what somebody wanted it to be. */
  readonly missing: readonly FormError[];
  readonly wanted: 'draft' | 'whole' | null;
  readonly onSave: (action: SaveAction) => void;
}

/** What to do with the form, always in sight; and what is missing, each as a link to its field. */
export function SaveBar(props: SaveBarProps) {
  const { state, isChanged, isKept, busy, failure, missing, wanted, summary, onSave } = props;
  const t = useCouponFormTexts();
  const shared = useTexts();
  const kept = isKept ? t.draft.kept : t.draft.notKept;
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
      {summary}
      <Missing errors={missing} title={wanted === 'draft' ? t.save.draftNeeds : t.save.missing} />
      {failure === null ? null : (
        <p className={styles.failure} role="alert">
          {failure.text}{' '}
          {failure.isSignedOut ? (
            // What was typed is kept, and is there again when one comes back.
            <Link className={styles.link} to="/sign-in" search={{ to: hereOf(location) }}>
              {shared.action.signIn}
            </Link>
          ) : null}
        </p>
      )}
      <div className={styles.line}>
        <span className={styles.kept} role="status" data-wrong={isChanged && !isKept}>
          {isChanged ? kept : t.draft.unchanged}
        </span>
        {state === 'draft' ? [button('draft', false), button('publish', true)] : button('changes', true)}
      </div>
    </div>
  );
}

/** The focus goes there when it appears, so that a screen reader begins with it. */
function Missing({ errors, title }: { readonly errors: readonly FormError[]; readonly title: string }) {
  const t = useCouponFormTexts();
  const box = useRef<HTMLDivElement>(null);
  const isThere = errors.length > 0;
  useEffect(() => {
    if (isThere) box.current?.focus();
  }, [isThere]);
  if (!isThere) return null;
  return (
    <div className={styles.missing} ref={box} tabIndex={-1} role="alert">
      <strong>{title}</strong>
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
