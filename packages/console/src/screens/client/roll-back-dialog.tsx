import { getRedemption, rollBackRedemption } from '@couponry/sdk';
import { Radio, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import type { TimelineEntry } from '../../api/client.ts';
import { useFormats } from '../../text/reader.tsx';
import { AmountField } from '../../ui/amount-field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useToast } from '../../ui/toasts.tsx';
import styles from './roll-back-dialog.module.css';
import { useClientTexts } from './text/use-client-texts.ts';
import { useRefresh } from './use-refresh.ts';

interface RollBackDialogProps {
  readonly redemption: TimelineEntry;
  readonly onClose: () => void;
}

/** Gives back a redemption, whole or for a part of the order, with a reason. */
export function RollBackDialog({ redemption, onClose }: RollBackDialogProps) {
  const t = useClientTexts();
  const formats = useFormats();
  const tell = useToast();
  const refresh = useRefresh();
  const left = useLeft(redemption);
  const [extent, setExtent] = useState<'whole' | 'part'>('whole');
  const [amount, setAmount] = useState<number>();
  const [reason, setReason] = useState('');
  const currency = redemption.currency ?? 'EUR';
  const isPart = left !== null && extent === 'part';
  const needsAmount = isPart && (amount === undefined || amount < 1 || amount > left);
  const needsReason = reason.trim() === '';
  const giveBack = async () => {
    await call(rollBackRedemption, redemption.id, {
      reason: reason.trim(),
      ...(isPart && amount !== undefined ? { amount } : {}),
    });
    await refresh();
    tell({ text: t.rollBack.told });
    onClose();
  };
  return (
    <FormDialog
      title={t.rollBack.title}
      help={t.rollBack.help(redemption.coupon.name, redemption.orderId)}
      submit={t.rollBack.submit}
      isComplete={!needsAmount && !needsReason}
      onSubmit={giveBack}
      onClose={onClose}
      isDangerous
    >
      {(wasTried) => (
        <>
          {left === null ? null : (
            <Radio.Group
              label={t.rollBack.extent}
              value={extent}
              onChange={(value) => setExtent(value as typeof extent)}
            >
              <div className={styles.choices}>
                <Radio value="whole" label={t.rollBack.whole(formats.money(left, currency))} />
                <Radio value="part" label={t.rollBack.part} />
              </div>
            </Radio.Group>
          )}
          {isPart ? (
            <AmountField
              label={t.rollBack.amount}
              value={amount}
              onChange={setAmount}
              currency={currency}
              max={left}
              error={wasTried && needsAmount ? t.rollBack.needsAmount(formats.money(left, currency)) : null}
            />
          ) : null}
          <TextInput
            label={t.rollBack.reason}
            description={t.rollBack.reasonHelp}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            maxLength={200}
            error={wasTried && needsReason ? t.rollBack.needsReason : null}
            data-autofocus
          />
        </>
      )}
    </FormDialog>
  );
}

/** How much of the order's value is left, in minor units; null while that is not known, or when no amount was ever told. */
function useLeft({ id }: TimelineEntry): number | null {
  const { data } = useQuery({
    queryKey: ['redemptions', 'one', id],
    queryFn: async ({ signal }) => await call(getRedemption, id, { signal }),
  });
  if (data === undefined || data.amount === null) return null;
  return data.amount - (data.rolledBack?.amount ?? 0);
}
