import { Button, Modal } from '@mantine/core';
import type { Coupon } from '../../api/coupon.ts';
import { useTexts } from '../../text/use-texts.ts';
import styles from './archive-dialog.module.css';
import { useCouponTexts } from './text/use-coupon-texts.ts';
import { useCouponActions } from './use-coupon-actions.ts';

interface ArchiveDialogProps {
  readonly coupon: Coupon;
  readonly onClose: () => void;
}

/** Asks before a coupon ends for good: the one action of a coupon that cannot be undone. */
export function ArchiveDialog({ coupon, onClose }: ArchiveDialogProps) {
  const t = useCouponTexts();
  const shared = useTexts();
  const { archive } = useCouponActions();
  const confirm = async () => {
    onClose();
    await archive([coupon]);
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t.archiveTitle}
      closeButtonProps={{ 'aria-label': shared.action.close }}
    >
      <p>{t.archiveHelp}</p>
      <div className={styles.buttons}>
        <Button variant="default" onClick={onClose} data-autofocus>
          {shared.action.cancel}
        </Button>
        <Button color="danger" onClick={confirm}>
          {t.archive}
        </Button>
      </div>
    </Modal>
  );
}
