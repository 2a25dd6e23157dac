import { publishWarnings } from '@couponry/engine';
import { Link } from '@tanstack/react-router';
import { type ReactNode, Suspense, useRef } from 'react';
import type { Coupon } from '../../api/coupon.ts';
import { CouponState } from '../../ui/coupon-state.tsx';
import { lazyPart } from '../../ui/lazy-part.ts';
import { PageHead } from '../../ui/page-head.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import styles from './coupon-editor.module.css';
import { FormProvider } from './form-context.tsx';
import type { FormError } from './model/form-error.ts';
import { CodePart } from './parts/code-part.tsx';
import { LimitsPart } from './parts/limits-part.tsx';
import { OfferPart } from './parts/offer-part.tsx';
import { PARTS, Part, type PartName, type Standing } from './parts/part.tsx';
import { WhenPart } from './parts/when-part.tsx';
import { WhoPart } from './parts/who-part.tsx';
import { ConflictNotice } from './save/conflict-notice.tsx';
import { DraftNotice } from './save/draft-notice.tsx';
import { RunningNotice } from './save/running-notice.tsx';
import { SaveBar } from './save/save-bar.tsx';
import { useSave } from './save/use-save.ts';
import { useCouponFormTexts } from './text/use-coupon-form-texts.ts';
import { type CouponFormState, type FormStart, useCouponForm } from './use-coupon-form.ts';

/** What is beside the form brings the engine and its words, for which the form does not wait. */
const Preview = lazyPart(() => import('./preview/preview.tsx'), 'Preview');

const Summary = lazyPart(() => import('./preview/summary.tsx'), 'Summary');

/** Of the ticket, the sentence and the sample order, in pixels. */
const PREVIEW_HEIGHT = 440;

interface CouponEditorProps {
  readonly start: FormStart;
  /** The coupon that is edited; null: a new one. */
  readonly coupon: Coupon | null;
  /** Somebody else's version is to be shown, and what was typed goes. */
  readonly onTheirs: (coupon: Coupon) => void;
}

/** The form in its five parts, with what comes of it beside. */
export function CouponEditor({ start, coupon, onTheirs }: CouponEditorProps) {
  const t = useCouponFormTexts();
  const state = useCouponForm(start);
  const { save, busy, failure, conflict, patch } = useSave(state, start.id);
  const { api, reading, missing, wanted, isChanged, isKept, restoredAt } = state;
  const aside = useRef<HTMLElement>(null);
  const standing = coupon?.state ?? 'draft';
  const isOut = standing !== 'draft';
  const takeTheirs = (theirs: Coupon) => {
    state.settle();
    onTheirs(theirs);
  };
  return (
    <FormProvider value={api}>
      <PageHead
        trail={<Trail coupon={coupon} />}
        title={coupon === null ? t.newTitle : t.editTitle(coupon.name)}
        {...(coupon === null ? {} : { aside: <CouponState coupon={coupon} /> })}
      />
      <div className={styles.editor}>
        <div className={styles.form}>
          {restoredAt === null ? null : <DraftNotice at={restoredAt} onDiscard={state.discard} />}
          {isOut ? <RunningNotice state={standing} patch={isChanged ? patch : {}} /> : null}
          {conflict === null ? null : (
            <ConflictNotice
              conflict={conflict}
              patch={patch}
              onMine={() => save(conflict.action, conflict.coupon.version ?? null)}
              onTheirs={() => takeTheirs(conflict.coupon)}
            />
          )}
          {PARTS.map((name) => (
            <Part key={name} name={name} standing={standingOf(name, state)}>
              {CONTENT[name]}
              {name === 'code' ? <Warnings state={state} /> : null}
            </Part>
          ))}
          <SaveBar
            state={standing}
            isChanged={isChanged}
            isKept={isKept}
            summary={
              <Suspense fallback={null}>
                <Summary reading={reading} onShow={() => showPreview(aside.current)} />
              </Suspense>
            }
            busy={busy}
            failure={failure}
            missing={missing}
            wanted={wanted}
            onSave={(action) => save(action)}
          />
        </div>
        <aside ref={aside} aria-label={t.preview.label} tabIndex={-1}>
          <Suspense fallback={<Skeleton height={PREVIEW_HEIGHT} />}>
            <Preview reading={reading} />
          </Suspense>
        </aside>
      </div>
    </FormProvider>
  );
}

function showPreview(aside: HTMLElement | null): void {
  aside?.scrollIntoView({ block: 'start' });
  aside?.focus({ preventScroll: true });
}

const CONTENT: Readonly<Record<PartName, ReactNode>> = {
  offer: <OfferPart />,
  who: <WhoPart />,
  when: <WhenPart />,
  limits: <LimitsPart />,
  code: <CodePart />,
};

/** Which part each field is in. */
const PART_OF: Readonly<Record<string, PartName>> = {
  eligibility: 'who',
  startsAt: 'when',
  endsAt: 'when',
  timeZone: 'when',
  limits: 'limits',
  stacking: 'limits',
  rollback: 'limits',
  codes: 'code',
  activation: 'code',
  strict: 'code',
  hidden: 'code',
};

function standingOf(name: PartName, { told, reading }: CouponFormState): Standing {
  const isHere = ({ field }: FormError) => (PART_OF[field.split('/')[1] ?? ''] ?? 'offer') === name;
  if (told.some(isHere)) return 'wrong';
  return reading.errors.some(isHere) ? 'open' : 'done';
}

/** What the publisher of such a coupon should know; it works all the same. */
function Warnings({ state }: { readonly state: CouponFormState }) {
  const t = useCouponFormTexts();
  return publishWarnings(state.reading.coupon, 0).map((warning) => (
    <p key={warning} className={styles.warning}>
      {t.warnings[warning]}
    </p>
  ));
}

function Trail({ coupon }: { readonly coupon: Coupon | null }) {
  const t = useCouponFormTexts();
  return coupon === null ? (
    <Link to="/coupons">{t.trail}</Link>
  ) : (
    <Link to="/coupons/$couponId" params={{ couponId: coupon.id }}>
      {coupon.name}
    </Link>
  );
}
