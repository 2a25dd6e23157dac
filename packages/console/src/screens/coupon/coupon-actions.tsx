import { Button } from '@mantine/core';
import IconDots from '@tabler/icons-react/icons/IconDots';
import { Link } from '@tanstack/react-router';
import { Suspense, useState } from 'react';
import type { Coupon } from '../../api/coupon.ts';
import { useMay } from '../../api/may.ts';
import { useTexts } from '../../text/use-texts.ts';
import { lazyPart } from '../../ui/lazy-part.ts';
import { PopupButton } from '../../ui/popup-button.tsx';
import styles from './coupon-actions.module.css';
import { useCouponTexts } from './text/use-coupon-texts.ts';
import { useCouponActions } from './use-coupon-actions.ts';
import { useDeleteDraft } from './use-delete-draft.ts';

const loadMore = () => import('./more-actions.tsx');
const MoreActions = lazyPart(loadMore, 'MoreActions');
const ArchiveDialog = lazyPart(() => import('./archive-dialog.tsx'), 'ArchiveDialog');
const DeleteDialog = lazyPart(() => import('./delete-dialog.tsx'), 'DeleteDialog');

/** What can be done with the coupon as it stands; nothing for who may not. */
export function CouponActions({ coupon }: { readonly coupon: Coupon }) {
  const t = useCouponTexts();
  const shared = useTexts();
  const { publish, pause } = useCouponActions();
  const deleteDraft = useDeleteDraft();
  const [asked, setAsked] = useState<'archive' | 'delete' | null>(null);
  if (!useMay('updateCoupon')) return null;
  const { state, id } = coupon;
  return (
    <div className={styles.actions}>
      {state === 'draft' || state === 'paused' ? (
        <Button onClick={() => publish([coupon])}>{state === 'draft' ? t.publish : t.resume}</Button>
      ) : null}
      {state === 'published' ? (
        <Button variant="default" onClick={() => pause([coupon])}>
          {t.pause}
        </Button>
      ) : null}
      {state === 'archived' ? null : (
        <Button
          variant="default"
          renderRoot={(props) => <Link to="/coupons/$couponId/edit" params={{ couponId: id }} {...props} />}
        >
          {t.edit}
        </Button>
      )}
      <PopupButton
        className={styles.more}
        aria-label={shared.action.more}
        opens="menu"
        load={loadMore}
        popup={(opener) => (
          <MoreActions
            {...opener}
            coupon={coupon}
            onArchive={() => setAsked('archive')}
            onDelete={() => setAsked('delete')}
          />
        )}
      >
        <IconDots size={18} stroke={1.5} aria-hidden />
      </PopupButton>
      <Suspense>
        {asked === 'archive' ? <ArchiveDialog coupon={coupon} onClose={() => setAsked(null)} /> : null}
        {asked === 'delete' ? (
          <DeleteDialog onConfirm={() => void deleteDraft(coupon)} onClose={() => setAsked(null)} />
        ) : null}
      </Suspense>
    </div>
  );
}
