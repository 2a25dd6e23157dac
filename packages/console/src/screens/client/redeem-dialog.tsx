import { createRedemption } from '@couponry/sdk';
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import type { Wallet } from '../../api/client.ts';
import { useFormats } from '../../text/reader.tsx';
import { AmountField } from '../../ui/amount-field.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useToast } from '../../ui/toasts.tsx';
import { useCodeCurrency } from './code-currency.ts';
import { CodeField } from './code-field.tsx';
import { useClientTexts } from './text/use-client-texts.ts';
import { useReason } from './use-reason.tsx';
import { useRefresh } from './use-refresh.ts';

interface RedeemDialogProps {
  readonly clientId: string;
  readonly wallet: Wallet;
  readonly onClose: () => void;
}

/** Redeems a code for the client, for an order that was made without it. */
export function RedeemDialog({ clientId, wallet, onClose }: RedeemDialogProps) {
  const t = useClientTexts();
  const formats = useFormats();
  const tell = useToast();
  const refresh = useRefresh();
  const [code, setCode] = useState(wallet.usable.length === 1 ? (wallet.usable[0]?.code ?? '') : '');
  const [orderId, setOrderId] = useState('');
  const [amount, setAmount] = useState<number>();
  const reason = useReason();
  const currency = useCodeCurrency(code.trim(), wallet);
  const [hasCode, hasOrder] = [code.trim() !== '', orderId.trim() !== ''];
  const redeem = async () => {
    const { discount } = await call(createRedemption, {
      codes: [code.trim()],
      client: { id: clientId },
      orderId: orderId.trim(),
      ...reason.sent,
      ...(amount === undefined ? {} : { amount, currency }),
    });
    await refresh();
    tell({ text: t.redeem.told(discount === null ? null : formats.money(discount, currency)) });
    onClose();
  };
  return (
    <FormDialog
      title={t.redeem.title}
      help={t.redeem.help}
      submit={t.redeem.submit}
      isComplete={hasCode && hasOrder}
      onSubmit={redeem}
      onClose={onClose}
    >
      {(wasTried) => (
        <>
          <CodeField
            wallet={wallet}
            value={code}
            onChange={setCode}
            error={wasTried && !hasCode ? t.needsCode : null}
          />
          <TextInput
            label={t.redeem.order}
            description={t.redeem.orderHelp}
            value={orderId}
            onChange={(event) => setOrderId(event.currentTarget.value)}
            maxLength={255}
            error={wasTried && !hasOrder ? t.redeem.needsOrder : null}
          />
          <AmountField
            label={t.amount}
            description={t.redeem.amountHelp}
            onChange={setAmount}
            currency={currency}
          />
          {reason.field}
        </>
      )}
    </FormDialog>
  );
}
