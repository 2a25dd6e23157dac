import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { couponQuery } from '../../api/coupon-queries.ts';
import { useFormats, useReader } from '../../text/reader.tsx';
import { Badge } from '../../ui/badge.tsx';
import { CouponTicket } from '../../ui/coupon-ticket.tsx';
import { Ticket } from '../../ui/ticket.tsx';
import { applyFix } from './apply-fix.ts';
import styles from './code-result.module.css';
import type { CodeTold, NextTold, ReasonTold } from './reason-told.ts';
import { useTrialTexts } from './text/use-trial-texts.ts';
import { tidyTrial } from './tidy.ts';
import type { Trial, TrialProps } from './trial.ts';
import { useReasonWords } from './use-reason-words.ts';

interface CodeResultProps extends TrialProps {
  readonly result: CodeTold;
}

/** A code as its ticket: what it takes off, or why not, and what would help. */
export function CodeResult({ result, trial, change }: CodeResultProps) {
  const t = useTrialTexts();
  const formats = useFormats();
  const { code, coupon, applied, discount, shippingDiscount, gifts, reasons, next } = result;
  const off = (discount ?? 0) + shippingDiscount;
  return (
    <section className={styles.code} aria-label={code}>
      <div className={styles.ticket}>
        {coupon === null ? (
          <Ticket offer="?" name={t.unknown} code={{ kind: 'friendly', code }} look="over" />
        ) : (
          <KnownTicket couponId={coupon.id} name={coupon.name} code={code} />
        )}
      </div>
      <div className={styles.words}>
        <div className={styles.line}>
          <Badge kind={applied ? 'on' : 'bad'}>{applied ? t.applied : t.refused}</Badge>
          {applied ? <b className={styles.off}>{t.takesOff(formats.money(off, trial.currency))}</b> : null}
        </div>
        {coupon === null ? null : (
          <Link className={styles.name} to="/coupons/$couponId" params={{ couponId: coupon.id }}>
            {coupon.name}
          </Link>
        )}
        {gifts.map(({ sku, quantity }) => (
          <p key={sku}>{t.freeGift(formats.number(quantity), sku)}</p>
        ))}
        {next === undefined ? null : <Next next={next} trial={trial} change={change} />}
        <ul className={styles.reasons}>
          {reasons.map((reason) => (
            <li key={`${reason.code} ${reason.message}`}>
              <Reason reason={reason} trial={trial} change={change} />
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}

/** The ticket of a coupon; until it is read, its name and code. */
function KnownTicket({
  couponId,
  name,
  code,
}: {
  readonly couponId: string;
  readonly name: string;
  readonly code: string;
}) {
  const { data } = useQuery(couponQuery(couponId));
  if (data === undefined) return <Ticket offer="…" name={name} code={{ kind: 'friendly', code }} />;
  return <CouponTicket coupon={data} />;
}

/** What would make the code give more: a button where the cart of this page can be brought there, else in words. */
function Next({ next: { fix }, trial, change }: TrialProps & { readonly next: NextTold }) {
  const t = useTrialTexts();
  const words = useReasonWords(trial.currency);
  const fixed = applyFix(trial, fix);
  return (
    <div className={styles.next}>
      <p>{fixed === null ? words.next(fix) : t.nextStep}</p>
      <FixButton fix={fix} fixed={fixed} trial={trial} change={change} />
    </div>
  );
}

function Reason({ reason, trial, change }: TrialProps & { readonly reason: ReasonTold }) {
  const words = useReasonWords(trial.currency);
  const { fix } = reason;
  const fixed = fix === undefined ? null : applyFix(trial, fix);
  return (
    <>
      <p>{words.why(fixed === null ? reason : withoutFix(reason))}</p>
      {fix === undefined ? null : <FixButton fix={fix} fixed={fixed} trial={trial} change={change} />}
    </>
  );
}

interface FixButtonProps extends TrialProps {
  readonly fix: NextTold['fix'];
  /** The cart after it; null where nothing can be done to a cart. */
  readonly fixed: Trial | null;
}

function FixButton({ fix, fixed, trial, change }: FixButtonProps) {
  const words = useReasonWords(trial.currency);
  const { language } = useReader();
  if (fixed === null) return null;
  return (
    <Button size="compact-sm" variant="light" onClick={() => change(tidyTrial(fixed, language))}>
      {words.fix(fix)}
    </Button>
  );
}

/** What the button says need not be said twice. */
function withoutFix({ fix: _, ...reason }: ReasonTold): ReasonTold {
  return reason;
}
