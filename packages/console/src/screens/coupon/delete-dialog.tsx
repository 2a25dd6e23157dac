import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { useCouponTexts } from './text/use-coupon-texts.ts';

interface DeleteDialogProps {
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Asks before a draft is deleted. */
export function DeleteDialog({ onConfirm, onClose }: DeleteDialogProps) {
  const t = useCouponTexts();
  return (
    <ConfirmDialog
      title={t.removeTitle}
      help={t.removeHelp}
      confirm={t.remove}
      onConfirm={onConfirm}
      onClose={onClose}
    />
  );
}
