import { Button } from '@mantine/core';
import { Suspense, useState } from 'react';
import type { Client, Wallet } from '../../api/client.ts';
import { useMay } from '../../api/may.ts';
import { lazyPart } from '../../ui/lazy-part.ts';
import { useClientTexts } from './text/use-client-texts.ts';

// What most visits do not need.
const ActivateDialog = lazyPart(() => import('./activate-dialog.tsx'), 'ActivateDialog');
const RedeemDialog = lazyPart(() => import('./redeem-dialog.tsx'), 'RedeemDialog');

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
      <Suspense fallback={null}>
        {open === 'activate' ? <ActivateDialog clientId={client.id} onClose={close} /> : null}
        {open === 'redeem' ? <RedeemDialog clientId={client.id} wallet={wallet} onClose={close} /> : null}
      </Suspense>
    </>
  );
}
