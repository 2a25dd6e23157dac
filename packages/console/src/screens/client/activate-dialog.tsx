import { createActivation } from '@couponry/sdk';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { CouponSelect } from '../../ui/coupon-select.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useToast } from '../../ui/toasts.tsx';
import { useClientTexts } from './text/use-client-texts.ts';
import { useReason } from './use-reason.tsx';
import { useRefresh } from './use-refresh.ts';

interface ActivateDialogProps {
  readonly clientId: string;
  readonly onClose: () => void;
}

/** Activates a coupon for the client: they get its code, and its time begins. */
export function ActivateDialog({ clientId, onClose }: ActivateDialogProps) {
  const t = useClientTexts();
  const tell = useToast();
  const refresh = useRefresh();
  const [couponId, setCouponId] = useState<string>();
  const reason = useReason();
  const activate = async () => {
    if (couponId === undefined) return;
    const { code } = await call(createActivation, { couponId, client: { id: clientId }, ...reason.sent });
    await refresh();
    tell({ text: t.activate.told(code) });
    onClose();
  };
  return (
    <FormDialog
      title={t.activate.title}
      help={t.activate.help}
      submit={t.activate.submit}
      isComplete={couponId !== undefined}
      onSubmit={activate}
      onClose={onClose}
    >
      {(wasTried) => (
        <>
          <CouponSelect
            label={t.coupon}
            value={couponId}
            onChange={setCouponId}
            only={({ state }) => state === 'published'}
            error={wasTried && couponId === undefined ? t.activate.needsCoupon : null}
          />
          {reason.field}
        </>
      )}
    </FormDialog>
  );
}
