import { getBarcodePng } from '@couponry/sdk';
import { Button } from '@mantine/core';
import IconDownload from '@tabler/icons-react/icons/IconDownload';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { call } from '../../api/call.ts';
import { barcodeQuery } from '../../api/code-queries.ts';
import { problemText } from '../../api/problem-text.ts';
import { Card } from '../../ui/card.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useToast } from '../../ui/toasts.tsx';
import { saveFile } from '../codes/save-file.ts';
import styles from './barcode-card.module.css';
import { useCodeTexts } from './text/use-code-texts.ts';

/** Pixels of the narrowest bar in the picture that is downloaded: sharp at 300 dots an inch. */
const SCALE = 6;
const HEIGHT = 168;

/** The barcode as the server draws it, always dark on white, to be shown to a scanner or taken away as a file. */
export function BarcodeCard({ code }: { readonly code: string }) {
  const t = useCodeTexts();
  const tell = useToast();
  const { data: svg, error } = useQuery(barcodeQuery(code));
  const source = useObjectUrl(svg, 'image/svg+xml');
  const savePng = async () => {
    try {
      const png = await call(getBarcodePng, code, { scale: SCALE });
      saveFile(png, 'image/png', `${code}.png`);
    } catch (problem) {
      tell({ kind: 'bad', text: problemText(problem) });
    }
  };
  const icon = <IconDownload size={16} stroke={1.5} aria-hidden />;
  return (
    <Card title={t.barcode.title}>
      <div className={styles.paper}>
        {error !== null ? (
          <p className={styles.failed}>{t.barcode.failed}</p>
        ) : source === null ? (
          <Skeleton height={HEIGHT} />
        ) : (
          <img className={styles.picture} src={source} alt={t.barcode.alt(code)} height={HEIGHT} />
        )}
      </div>
      <div className={styles.actions}>
        <Button
          variant="default"
          leftSection={icon}
          disabled={svg === undefined}
          onClick={() => saveFile(svg ?? '', 'image/svg+xml', `${code}.svg`)}
        >
          {t.barcode.svg}
        </Button>
        <Button variant="default" leftSection={icon} onClick={savePng}>
          {t.barcode.png}
        </Button>
      </div>
    </Card>
  );
}

/** An address for a content, for as long as it is shown: the server wants headers that an `img` cannot send. */
function useObjectUrl(content: string | undefined, type: string): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (content === undefined) return;
    const made = URL.createObjectURL(new Blob([content], { type }));
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [content, type]);
  return url;
}
