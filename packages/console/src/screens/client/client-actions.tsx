import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Client, Wallet } from '../../api/client.ts';
import { useMay } from '../../api/may.ts';
import { ActivateDialog } from './activate-dialog.tsx';
import { RedeemDialog } from './redeem-dialog.tsx';
import { useClientTexts } from './text/use-client-texts.ts';

interface ClientActionsProps {
  readonly client: Client;
  readonly wallet: Wallet;
}

/** What can be done for a client; each role sees what it may. */
export function ClientActions({ client, wallet }: ClientActionsProps) {
  const t = useClientTexts();
  const mayActivate = useMay('createActivation');
  const mayRedeem = useMay('createRedemption');
  const [open, setOpen] = useState<'activate' | 'redeem' | null>(null);
  const close = () => setOpen(null);
  return (
    <>
      {mayActivate ? (
        <Button variant="default" onClick={() => setOpen('activate')}>
          {t.activate.action}
        </Button>
      ) : null}
      {mayRedeem ? <Button onClick={() => setOpen('redeem')}>{t.redeem.action}</Button> : null}
      {open === 'activate' ? <ActivateDialog clientId={client.id} onClose={close} /> : null}
      {open === 'redeem' ? <RedeemDialog clientId={client.id} wallet={wallet} onClose={close} /> : null}
    </>
  );
}
