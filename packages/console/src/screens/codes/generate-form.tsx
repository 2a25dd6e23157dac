import { generateCodes } from '@couponry/sdk';
import { Button, NumberInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { call } from '../../api/call.ts';
import { problemText } from '../../api/problem-text.ts';
import { useFormats } from '../../text/reader.tsx';
import { useToast } from '../../ui/toasts.tsx';
import styles from './add-codes-dialog.module.css';
import { saveFile } from './save-file.ts';
import { useCodesTexts } from './text/use-codes-texts.ts';

/** As many as one request makes; more are made on the command line. */
const MOST = 1000;

/** Makes codes that are nobody's yet, and offers them as a file: they are sent or printed then. */
export function GenerateForm({ couponId }: { readonly couponId: string }) {
  const t = useCodesTexts();
  const formats = useFormats();
  const tell = useToast();
  const queries = useQueryClient();
  const [count, setCount] = useState<number | string>(100);
  const isWrong = typeof count !== 'number' || count < 1 || count > MOST;
  const { mutate, data, error, isPending } = useMutation({
    mutationFn: async (wanted: number) => await call(generateCodes, couponId, { count: wanted }),
    onSuccess: async ({ codes }) => {
      await queries.invalidateQueries({ queryKey: ['codes'] });
      tell({ text: t.add.made(codes.length, formats.number(codes.length)) });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isWrong) mutate(count);
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <div className={styles.line}>
        <NumberInput
          label={t.add.count}
          value={count}
          onChange={setCount}
          min={1}
          max={MOST}
          clampBehavior="none"
          allowDecimal={false}
          hideControls
          error={isWrong ? t.add.countWrong(formats.number(MOST)) : null}
        />
        <Button type="submit" loading={isPending}>
          {t.add.generate}
        </Button>
      </div>
      <p className={styles.note}>{t.add.generateHelp}</p>
      {error === null ? null : (
        <p className={styles.problem} role="alert">
          {problemText(error)}
        </p>
      )}
      {data === undefined ? null : (
        <div className={styles.line} role="status">
          <span>{t.add.made(data.codes.length, formats.number(data.codes.length))}</span>
          <Button
            variant="default"
            size="xs"
            onClick={() => saveFile(['code', ...data.codes, ''].join('\r\n'), 'text/csv', 'codes.csv')}
          >
            {t.add.download}
          </Button>
        </div>
      )}
    </form>
  );
}
