import { exportClient } from '@couponry/sdk';
import { Button } from '@mantine/core';
import { Suspense, useState } from 'react';
import { call } from '../../api/call.ts';
import type { Client } from '../../api/client.ts';
import { useMay } from '../../api/may.ts';
import { problemText } from '../../api/problem-text.ts';
import { Card } from '../../ui/card.tsx';
import { lazyPart } from '../../ui/lazy-part.ts';
import { useToast } from '../../ui/toasts.tsx';
import { saveFile } from '../codes/save-file.ts';
import styles from './data-card.module.css';
import { useClientTexts } from './text/use-client-texts.ts';

// What most visits do not need.
const MergeDialog = lazyPart(() => import('./merge-dialog.tsx'), 'MergeDialog');
const EraseDialog = lazyPart(() => import('./erase-dialog.tsx'), 'EraseDialog');

/** What a client may ask for by law: everything that is stored about them, and to be forgotten; and to be one where they are known twice. */
export function DataCard({ client }: { readonly client: Client }) {
  const { data: t, merge } = useClientTexts();
  const tell = useToast();
  const mayExport = useMay('exportClient');
  const mayErase = useMay('eraseClient');
  const mayMerge = useMay('mergeClients');
  const [open, setOpen] = useState<'merge' | 'erase' | null>(null);
  const close = () => setOpen(null);
  if (!mayExport && !mayErase && !mayMerge) return null;
  const save = async () => {
    try {
      const record = await call(exportClient, client.id);
      saveFile(JSON.stringify(record, null, 2), 'application/json', `client-${client.id}.json`);
      tell({ text: record.isAll ? t.exported : t.exportedPart });
    } catch (error) {
      tell({ kind: 'bad', text: problemText(error) });
    }
  };
  return (
    <Card title={t.title}>
      <p className={styles.help}>{t.help}</p>
      <div className={styles.buttons}>
        {mayExport ? (
          <Button variant="default" onClick={save}>
            {t.export}
          </Button>
        ) : null}
        {mayMerge ? (
          <Button variant="default" onClick={() => setOpen('merge')}>
            {merge}
          </Button>
        ) : null}
        {mayErase ? (
          <Button variant="default" onClick={() => setOpen('erase')}>
            {t.erase}
          </Button>
        ) : null}
      </div>
      <Suspense fallback={null}>
        {open === 'merge' ? <MergeDialog client={client} onClose={close} /> : null}
        {open === 'erase' ? <EraseDialog client={client} onClose={close} /> : null}
      </Suspense>
    </Card>
  );
}
