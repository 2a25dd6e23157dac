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

type Extent = 'whole' | 'part';

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
  const [extent, setExtent] = useState<Extent>('whole');
  const [amount, setAmount] = useState<number>();
  const [units, setUnits] = useState<Units>({});
  const [reason, setReason] = useState('');
  const currency = redemption.currency ?? 'EUR';
  const hasParts = left !== null && left.lines?.length !== 0;
  const part = hasParts && extent === 'part' ? left : null;
  const lines = part?.lines ?? null;
  const returned = lines === null ? null : returnedOf(lines, units);
  const isTold = returned === null ? isWithin(amount, part?.amount) : returned.length > 0;
  const needsAmount = part !== null && !isTold;
  const needsReason = reason.trim() === '';
  const giveBack = async () => {
    const what = part === null ? {} : returned === null ? { amount: amount ?? null } : { lines: returned };
    await call(rollBackRedemption, redemption.id, { reason: reason.trim(), ...what });
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
            <ExtentChoice left={left.amount} currency={currency} extent={extent} onChange={setExtent} />
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

/** Whether so much was typed, and it is not more than there is. */
function isWithin(amount = 0, most = 0): boolean {
  return amount >= 1 && amount <= most;
}

interface ExtentChoiceProps {
  /** How much of the order is left, in minor units. */
  readonly left: number;
  readonly currency: string;
  readonly extent: Extent;
  readonly onChange: (extent: Extent) => void;
}

/** How much is given back: all that is left, or a part. */
function ExtentChoice({ left, currency, extent, onChange }: ExtentChoiceProps) {
  const t = useRollBackTexts();
  const formats = useFormats();
  return (
    <Radio.Group label={t.extent} value={extent} onChange={(value) => onChange(value as Extent)}>
      <div className={styles.choices}>
        <Radio value="whole" label={t.whole(formats.money(left, currency))} />
        <Radio value="part" label={t.part} />
      </div>
    </Radio.Group>
  );
}
