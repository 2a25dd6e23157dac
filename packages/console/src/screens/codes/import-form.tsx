import { Button, FileButton, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { problemText } from '../../api/problem-text.ts';
import { useFormats } from '../../text/reader.tsx';
import styles from './add-codes-dialog.module.css';
import { importInParts } from './import-in-parts.ts';
import { ImportResults } from './import-results.tsx';
import { readCodesText } from './read-codes-text.ts';
import { useCodesTexts } from './text/use-codes-texts.ts';

/** Takes codes that were made elsewhere: pasted or from a CSV. What became of each is told; what was typed stays. */
export function ImportForm({ couponId }: { readonly couponId: string }) {
  const t = useCodesTexts();
  const formats = useFormats();
  const queries = useQueryClient();
  const [text, setText] = useState('');
  const [done, setDone] = useState(0);
  const codes = readCodesText(text);
  const { mutate, data, error, isPending } = useMutation({
    mutationFn: () => importInParts(couponId, codes, setDone),
    onSettled: () => queries.invalidateQueries({ queryKey: ['codes'] }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (codes.length > 0) mutate();
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <Textarea
        className={styles.text ?? ''}
        label={t.add.paste}
        description={t.add.pasteHelp}
        rows={7}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        spellCheck={false}
      />
      {codes.length === 0 ? null : (
        <p className={styles.note} role="status">
          {t.add.read(
            codes.length,
            formats.number(codes.length),
            formats.number(codes.filter(({ client }) => client !== null).length),
          )}
        </p>
      )}
      <div className={styles.line}>
        <FileButton
          accept=".csv,.txt,text/csv,text/plain"
          onChange={async (file) => setText((await file?.text()) ?? '')}
        >
          {(props) => (
            <Button variant="default" {...props}>
              {t.add.file}
            </Button>
          )}
        </FileButton>
        <Button type="submit" loading={isPending} disabled={codes.length === 0}>
          {t.add.import(codes.length, formats.number(codes.length))}
        </Button>
      </div>
      {isPending ? (
        <p className={styles.note} role="status">
          {t.add.progress(formats.number(done), formats.number(codes.length))}
        </p>
      ) : null}
      {error === null ? null : (
        <p className={styles.problem} role="alert">
          {t.add.stopped(formats.number(done), problemText(error))}
        </p>
      )}
      {data === undefined ? null : <ImportResults results={data} />}
    </form>
  );
}
