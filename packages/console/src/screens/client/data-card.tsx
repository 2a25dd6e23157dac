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
const EraseDialog = lazyPart(() => import('./erase-dialog.tsx'), 'EraseDialog');

/** What a client may ask for by law: everything that is stored about them, and to be forgotten. */
export function DataCard({ client }: { readonly client: Client }) {
  const t = useClientTexts().data;
  const tell = useToast();
  const mayExport = useMay('exportClient');
  const mayErase = useMay('eraseClient');
  const [isErasing, setErasing] = useState(false);
  if (!mayExport && !mayErase) return null;
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
        {mayErase ? (
          <Button variant="default" onClick={() => setErasing(true)}>
            {t.erase}
          </Button>
        ) : null}
      </div>
      <Suspense fallback={null}>
        {isErasing ? <EraseDialog client={client} onClose={() => setErasing(false)} /> : null}
      </Suspense>
    </Card>
  );
}
