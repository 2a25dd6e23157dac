import { Button, FileButton } from '@mantine/core';
import IconFileSpreadsheet from '@tabler/icons-react/icons/IconFileSpreadsheet';
import { type DragEvent, useState } from 'react';
import { useFormats } from '../../../text/reader.tsx';
import { saveFile } from '../../codes/save-file.ts';
import type { BacktestTexts } from '../text/en.ts';
import { useBacktestTexts } from '../text/use-backtest-texts.ts';
import { EXAMPLE } from './example-orders.ts';
import styles from './orders.module.css';
import {
  MAX_FILE_BYTES,
  type OrdersFile,
  type OrdersFileProblem,
  readOrdersFile,
} from './read-orders-file.ts';

interface OrdersFileFieldProps {
  readonly file: OrdersFile | null;
  readonly onFile: (file: OrdersFile | null) => void;
  readonly isMissing: boolean;
}

const MEGABYTE = 1024 * 1024;

/** A CSV file of orders: chosen or dropped, read in the browser, and told at once what is wrong with it. */
export function OrdersFileField({ file, onFile, isMissing }: OrdersFileFieldProps) {
  const t = useBacktestTexts();
  const formats = useFormats();
  const [problem, setProblem] = useState<OrdersFileProblem | null>(null);
  const [isOver, setOver] = useState(false);
  const read = async (chosen: File | null | undefined) => {
    if (chosen == null) return;
    const found = await readOrdersFile(chosen);
    setProblem('kind' in found ? found : null);
    onFile('kind' in found ? null : found);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void read(event.dataTransfer.files[0]);
  };
  const most = formats.number(MAX_FILE_BYTES / MEGABYTE);
  const wrong =
    problem !== null ? problemText(problem, most, t) : isMissing && file === null ? t.orders.missing : null;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping a file is one more way; the button is the other.
    <div
      className={styles.drop}
      data-over={isOver}
      data-wrong={wrong !== null}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <IconFileSpreadsheet className={styles.icon} size={24} stroke={1.5} aria-hidden />
      <div className={styles.about}>
        <b>{file === null ? t.orders.drop : file.name}</b>
        <span className={styles.quiet} role="status">
          {file === null
            ? t.orders.size(most)
            : `${t.orders.rows(file.rows, formats.number(file.rows))}, ${t.orders.separated[file.separator]}`}
        </span>
      </div>
      <FileButton accept=".csv,.tsv,.txt,text/csv,text/plain,text/tab-separated-values" onChange={read}>
        {(props) => (
          <Button variant="default" {...props}>
            {file === null ? t.orders.choose : t.orders.another}
          </Button>
        )}
      </FileButton>
      {wrong === null ? null : (
        <p className={styles.wrong} role="alert">
          {wrong}
        </p>
      )}
      <p className={styles.columns}>
        {t.orders.columns}{' '}
        <button
          type="button"
          className={styles.example}
          onClick={() => saveFile(EXAMPLE, 'text/csv', t.orders.exampleName)}
        >
          {t.orders.example}
        </button>
      </p>
    </div>
  );
}

function problemText(problem: OrdersFileProblem, most: string, t: BacktestTexts): string {
  if (problem.kind === 'columns') return t.orders.problem.columns(problem.columns.join(', '));
  return problem.kind === 'too-large' ? t.orders.problem.tooLarge(most) : t.orders.problem[problem.kind];
}
