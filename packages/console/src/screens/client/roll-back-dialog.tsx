import { rollBackRedemption } from '@couponry/sdk';
import { Radio, TextInput } from '@mantine/core';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import type { TimelineEntry } from '../../api/client.ts';
import { useFormats } from '../../text/reader.tsx';
import { AmountField } from '../../ui/amount-field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useToast } from '../../ui/toasts.tsx';
import { ReturnedUnits, returnedOf, type Units } from './returned-units.tsx';
import styles from './roll-back-dialog.module.css';
import { useRollBackTexts } from './text/use-roll-back-texts.ts';
import { useLeft } from './use-left.ts';
import { useRefresh } from './use-refresh.ts';

interface RollBackDialogProps {
  readonly redemption: TimelineEntry;
  readonly onClose: () => void;
}

/** Gives back a redemption, whole or for a part of the order, with a reason. Of a cart, a part is units of its lines. */
export function RollBackDialog({ redemption, onClose }: RollBackDialogProps) {
  const t = useRollBackTexts();
  const formats = useFormats();
  const tell = useToast();
  const refresh = useRefresh();
  const left = useLeft(redemption);
  const [extent, setExtent] = useState<'whole' | 'part'>('whole');
  const [amount, setAmount] = useState<number>();
  const [units, setUnits] = useState<Units>({});
  const [reason, setReason] = useState('');
  const currency = redemption.currency ?? 'EUR';
  const hasParts = left !== null && left.lines?.length !== 0;
  const part = hasParts && extent === 'part' ? left : null;
  const lines = part?.lines ?? null;
  const returned = lines === null ? null : returnedOf(lines, units);
  const needsAmount =
    part !== null &&
    (returned === null ? amount === undefined || amount < 1 || amount > part.amount : returned.length === 0);
  const needsReason = reason.trim() === '';
  const giveBack = async () => {
    await call(rollBackRedemption, redemption.id, {
      reason: reason.trim(),
      ...(part === null ? {} : returned === null ? { amount } : { lines: returned }),
    });
    await refresh();
    tell({ text: t.told });
    onClose();
  };
  return (
    <FormDialog
      title={t.title}
      help={t.help(redemption.coupon.name, redemption.orderId)}
      submit={t.submit}
      isComplete={!needsAmount && !needsReason}
      onSubmit={giveBack}
      onClose={onClose}
      isDangerous
    >
      {(wasTried) => (
        <>
          {!hasParts ? null : (
            <Radio.Group
              label={t.extent}
              value={extent}
              onChange={(value) => setExtent(value as typeof extent)}
            >
              <div className={styles.choices}>
                <Radio value="whole" label={t.whole(formats.money(left.amount, currency))} />
                <Radio value="part" label={t.part} />
              </div>
            </Radio.Group>
          )}
          {part === null ? null : lines === null ? (
            <AmountField
              label={t.amount}
              onChange={setAmount}
              currency={currency}
              max={part.amount}
              error={wasTried && needsAmount ? t.needsAmount(formats.money(part.amount, currency)) : null}
            />
          ) : (
            <ReturnedUnits
              lines={lines}
              units={units}
              onChange={setUnits}
              error={wasTried && needsAmount ? t.needsUnits : null}
            />
          )}
          <TextInput
            label={t.reason}
            description={t.reasonHelp}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            maxLength={200}
            error={wasTried && needsReason ? t.needsReason : null}
            data-autofocus
          />
        </>
      )}
    </FormDialog>
  );
}
