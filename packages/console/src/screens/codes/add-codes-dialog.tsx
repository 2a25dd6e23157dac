import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { couponQuery } from '../../api/coupon-queries.ts';
import { useTexts } from '../../text/use-texts.ts';
import { CouponSelect } from '../../ui/coupon-select.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import styles from './add-codes-dialog.module.css';
import { GenerateForm } from './generate-form.tsx';
import { ImportForm } from './import-form.tsx';
import { useCodesTexts } from './text/use-codes-texts.ts';

interface AddCodesDialogProps {
  readonly couponId: string | undefined;
  readonly onClose: () => void;
}

/** More codes for a coupon: made here, or imported where the coupon takes those of others. */
export function AddCodesDialog({ couponId, onClose }: AddCodesDialogProps) {
  const t = useCodesTexts();
  const shared = useTexts();
  const [id, setId] = useState(couponId);
  const { data: coupon } = useQuery({ ...couponQuery(id ?? ''), enabled: id !== undefined });
  const kind = coupon?.codes.kind;
  return (
    <Dialog title={t.add.title} size={560} onClose={onClose}>
      <div className={styles.parts}>
        <CouponSelect label={t.coupon} value={id} onChange={setId} description={t.add.help} />
        {kind === 'friendly' ? <p className={styles.note}>{t.add.friendly}</p> : null}
        {id !== undefined && (kind === 'ean13' || kind === 'pattern') ? (
          <GenerateForm key={id} couponId={id} />
        ) : null}
        {id !== undefined && kind === 'imported' ? <ImportForm key={id} couponId={id} /> : null}
        <div className={styles.buttons}>
          {id === undefined ? null : (
            <Button
              variant="subtle"
              renderRoot={(props) => (
                <Link to="/codes" search={{ coupon: id }} onClick={onClose} {...props} />
              )}
            >
              {t.add.list}
            </Button>
          )}
          <Button variant="default" onClick={onClose}>
            {shared.action.close}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
