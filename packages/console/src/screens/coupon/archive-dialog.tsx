import type { Coupon } from '../../api/coupon.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { useCouponTexts } from './text/use-coupon-texts.ts';
import { useCouponActions } from './use-coupon-actions.ts';

interface ArchiveDialogProps {
  readonly coupon: Coupon;
  readonly onClose: () => void;
}

/** Asks before a coupon ends for good. */
export function ArchiveDialog({ coupon, onClose }: ArchiveDialogProps) {
  const t = useCouponTexts();
  const { archive } = useCouponActions();
  return (
    <ConfirmDialog
      title={t.archiveTitle}
      help={t.archiveHelp}
      confirm={t.archive}
      onConfirm={() => void archive([coupon])}
      onClose={onClose}
    />
  );
}
