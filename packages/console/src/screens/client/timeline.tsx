import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { TimelineEntry } from '../../api/client.ts';
import { useMay } from '../../api/may.ts';
import { useFormats } from '../../text/reader.tsx';
import { Instant } from '../../ui/instant.tsx';
import { isGivenBack } from './is-given-back.ts';
import { RollBackDialog } from './roll-back-dialog.tsx';
import { useClientTexts } from './text/use-client-texts.ts';
import styles from './timeline.module.css';

interface TimelineProps {
  readonly entries: readonly TimelineEntry[];
  /** Left out on the page of a code. */
  readonly withCode?: boolean;
}

/** What a client did, the newest first, with order and amount; a redemption can be given back from here. */
export function Timeline({ entries, withCode = true }: TimelineProps) {
  const mayRollBack = useMay('rollBackRedemption');
  const [back, setBack] = useState<TimelineEntry>();
  return (
    <>
      <ol className={styles.timeline}>
        {entries.map((entry) => (
          <Entry
            key={`${entry.type} ${entry.id}`}
            entry={entry}
            withCode={withCode}
            onBack={
              mayRollBack && entry.type === 'redemption' && !isGivenBack(entry, entries)
                ? () => setBack(entry)
                : undefined
            }
          />
        ))}
      </ol>
      {back === undefined ? null : <RollBackDialog redemption={back} onClose={() => setBack(undefined)} />}
    </>
  );
}

interface EntryProps {
  readonly entry: TimelineEntry;
  readonly withCode: boolean;
  readonly onBack: (() => void) | undefined;
}

function Entry({ entry, withCode, onBack }: EntryProps) {
  const t = useClientTexts();
  const { type, at, coupon, code, orderId, reason, state } = entry;
  return (
    <li className={styles.entry} data-type={type}>
      <div className={styles.what}>
        <b>{t.timeline.types[type]}</b>
        {withCode ? (
          <span>
            <Link to="/coupons/$couponId" params={{ couponId: coupon.id }}>
              {coupon.name}
            </Link>{' '}
            <Link className={styles.code} to="/codes/$code" params={{ code }}>
              {code}
            </Link>
          </span>
        ) : null}
        <span className={styles.more}>
          {orderId === null ? null : <span>{t.timeline.order(orderId)}</span>}
          <Amounts entry={entry} />
          {state === null ? null : <span>{t.timeline.states[state]}</span>}
          {reason === null ? null : <span>{t.timeline.reason(reason)}</span>}
        </span>
      </div>
      <div className={styles.aside}>
        <Instant at={at} />
        {onBack === undefined ? null : (
          <Button size="compact-sm" variant="subtle" onClick={onBack}>
            {t.rollBack.action}
          </Button>
        )}
      </div>
    </li>
  );
}

function Amounts({ entry: { type, amount, discount, currency } }: { readonly entry: TimelineEntry }) {
  const t = useClientTexts();
  const formats = useFormats();
  if (currency === null) return null;
  const money = (minor: number) => formats.money(minor, currency);
  return (
    <>
      {amount === null ? null : <span>{t.timeline.amount(money(amount))}</span>}
      {discount === null ? null : (
        <span>
          {type === 'rollback' ? t.timeline.back(money(discount)) : t.timeline.off(money(discount))}
        </span>
      )}
    </>
  );
}
