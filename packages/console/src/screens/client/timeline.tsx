import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Suspense, useState } from 'react';
import type { TimelineEntry } from '../../api/client.ts';
import { useMay } from '../../api/may.ts';
import { useFormats } from '../../text/reader.tsx';
import { ClientLink } from '../../ui/client-link.tsx';
import dotted from '../../ui/dotted.module.css';
import { Instant } from '../../ui/instant.tsx';
import { lazyPart } from '../../ui/lazy-part.ts';
import { isGivenBack } from './is-given-back.ts';
import { useClientTexts } from './text/use-client-texts.ts';
import styles from './timeline.module.css';

// What most visits do not need.
const RollBackDialog = lazyPart(() => import('./roll-back-dialog.tsx'), 'RollBackDialog');

interface TimelineProps {
  readonly entries: readonly TimelineEntry[];
  /** What else is told of each: the coupon with its code, the client with the code, or nothing where both are known. */
  readonly about?: 'coupon' | 'client' | 'nothing';
}

/** What was done by a client or with a coupon, the newest first, with order and amount; a redemption can be given back from here. */
export function Timeline({ entries, about = 'coupon' }: TimelineProps) {
  const mayRollBack = useMay('rollBackRedemption');
  const [back, setBack] = useState<TimelineEntry>();
  return (
    <>
      <ol>
        {entries.map((entry) => (
          <Entry
            key={`${entry.type} ${entry.id}`}
            entry={entry}
            about={about}
            onBack={
              mayRollBack &&
              entry.type === 'redemption' &&
              entry.returned !== 'whole' &&
              !isGivenBack(entry, entries)
                ? () => setBack(entry)
                : undefined
            }
          />
        ))}
      </ol>
      <Suspense fallback={null}>
        {back === undefined ? null : <RollBackDialog redemption={back} onClose={() => setBack(undefined)} />}
      </Suspense>
    </>
  );
}

interface EntryProps {
  readonly entry: TimelineEntry;
  readonly about: NonNullable<TimelineProps['about']>;
  readonly onBack: (() => void) | undefined;
}

function Entry({ entry, about, onBack }: EntryProps) {
  const t = useClientTexts();
  const { type, at, coupon, code, orderId, reason, state, returned = null } = entry;
  const reasons: Readonly<Record<string, string>> = t.timeline.reasons;
  return (
    <li className={`${dotted.dotted} ${styles.entry}`} data-type={type}>
      <div className={styles.what}>
        <b>{t.timeline.types[type]}</b>
        {about === 'nothing' ? null : (
          <span>
            {about === 'coupon' ? (
              <Link to="/coupons/$couponId" params={{ couponId: coupon.id }}>
                {coupon.name}
              </Link>
            ) : entry.clientId == null ? (
              t.timeline.nobody
            ) : (
              <ClientLink id={entry.clientId} called={t.timeline.client} />
            )}{' '}
            <CodeName code={code} />
          </span>
        )}
        <span className={styles.more}>
          {orderId === null ? null : <span>{t.timeline.order(orderId)}</span>}
          <Amounts entry={entry} />
          {state === null ? null : <span>{t.timeline.states[state]}</span>}
          {returned === null ? null : <span>{t.timeline.returned[returned]}</span>}
          {reason === null ? null : <span>{t.timeline.reason(reasons[reason] ?? reason)}</span>}
        </span>
      </div>
      <div className={styles.aside}>
        <Instant at={at} />
        {onBack === undefined ? null : (
          <Button size="compact-sm" variant="subtle" onClick={onBack}>
            {t.rollBack}
          </Button>
        )}
      </div>
    </li>
  );
}

function CodeName({ code }: { readonly code: string }) {
  if (!useMay('getCode')) return <span className={styles.code}>{code}</span>;
  return (
    <Link className={styles.code} to="/codes/$code" params={{ code }}>
      {code}
    </Link>
  );
}

function Amounts({ entry }: { readonly entry: TimelineEntry }) {
  const { type, amount, currency } = entry;
  const discount = entry.discount === null ? null : entry.discount + (entry.shippingDiscount ?? 0);
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
