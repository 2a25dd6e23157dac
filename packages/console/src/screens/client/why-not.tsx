import { type AnswersOf, validateCodes } from '@couponry/sdk';
import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { call } from '../../api/call.ts';
import type { Client, Wallet } from '../../api/client.ts';
import { useMay } from '../../api/may.ts';
import { problemText } from '../../api/problem-text.ts';
import { AmountField } from '../../ui/amount-field.tsx';
import { Card } from '../../ui/card.tsx';
import { linkOf } from '../try-a-cart/stored-trial.ts';
import { EMPTY_LINE, sampleTrial } from '../try-a-cart/trial.ts';
import { useCodeCurrency } from './code-currency.ts';
import { CodeField } from './code-field.tsx';
import { useClientTexts } from './text/use-client-texts.ts';
import { Verdict } from './verdict.tsx';
import styles from './why-not.module.css';

interface WhyNotProps {
  readonly client: Client;
  readonly wallet: Wallet;
  /** The code that is asked about from the start. */
  readonly code?: string | undefined;
}

/** What a dry run said, and of what. */
interface Tried {
  readonly answer: AnswersOf<'validateCodes'>[200];
  readonly currency: string;
}

/** Why a code does not work for this client: every reason in words, with what would help. Nothing is stored. */
export function WhyNot({ client, wallet, code: asked = '' }: WhyNotProps) {
  const t = useClientTexts();
  const [code, setCode] = useState(asked);
  const [amount, setAmount] = useState<number>();
  const [wasTried, setTried] = useState(false);
  const currency = useCodeCurrency(code.trim(), wallet);
  const mayTry = useMay('validateCodes');
  const { mutate, data, error, isPending } = useMutation({
    mutationFn: async (): Promise<Tried> => ({
      answer: await call(validateCodes, {
        codes: [code.trim()],
        client: { id: client.id },
        ...(amount === undefined ? {} : { amount, currency }),
      }),
      currency,
    }),
  });
  if (!mayTry) return null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (code.trim() !== '') mutate();
  };
  return (
    <Card title={t.whyNot.title}>
      <p className={styles.help}>{t.whyNot.help}</p>
      <form className={styles.form} onSubmit={submit} noValidate>
        <CodeField
          wallet={wallet}
          value={code}
          onChange={setCode}
          error={wasTried && code.trim() === '' ? t.needsCode : null}
        />
        <AmountField label={t.amount} onChange={setAmount} currency={currency} />
        <Button type="submit" loading={isPending}>
          {t.whyNot.submit}
        </Button>
      </form>
      <p className={styles.cart}>
        <WithCart client={client} code={code.trim()} currency={currency} />
      </p>
      <div role="status">
        {error === null ? null : <p className={styles.problem}>{problemText(error)}</p>}
        {data === undefined ? null : <Verdict answer={data.answer} currency={data.currency} />}
      </div>
    </Card>
  );
}

interface WithCartProps {
  readonly client: Client;
  readonly code: string;
  readonly currency: string;
}

/** Leads to where a whole cart is tried, with this client and code in it: some conditions ask for lines. */
function WithCart({ client, code, currency }: WithCartProps) {
  const t = useClientTexts();
  const trial = {
    ...sampleTrial(currency),
    lines: [EMPTY_LINE],
    shipping: '',
    client: client.email ?? client.customIdentify ?? '',
    codes: code === '' ? [] : [code],
  };
  return (
    <Link to="/cart" hash={linkOf(trial, '').slice(1)}>
      {t.whyNot.withCart}
    </Link>
  );
}
