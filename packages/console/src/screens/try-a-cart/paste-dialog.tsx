import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useFormats } from '../../text/reader.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { type Pasted, readPasted } from './read-pasted.ts';
import { useTrialTexts } from './text/use-trial-texts.ts';
import type { TrialLine } from './trial.ts';

interface PasteDialogProps {
  readonly currency: string;
  readonly onLines: (lines: readonly TrialLine[]) => void;
  readonly onClose: () => void;
}

/** Takes a cart from elsewhere, or says at which line it is not one. */
export function PasteDialog({ currency, onLines, onClose }: PasteDialogProps) {
  const t = useTrialTexts();
  const formats = useFormats();
  const [text, setText] = useState('');
  const submit = () => {
    const read = readPasted(text, currency);
    if (!('lines' in read)) throw new Error(wordsOf(read));
    onLines(read.lines);
    onClose();
  };
  const wordsOf = (read: Exclude<Pasted, { readonly lines: unknown }>): string => {
    if (read.problem !== 'quantity' && read.problem !== 'price') return t.problems[read.problem];
    return t.problems[read.problem](formats.number(read.line), read.text);
  };
  return (
    <FormDialog
      title={t.pasteTitle}
      help={t.pasteHelp}
      submit={t.pasteSubmit}
      onSubmit={submit}
      onClose={onClose}
    >
      <Textarea
        label={t.pasteField}
        rows={8}
        placeholder={t.pasteExample}
        data-autofocus
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
    </FormDialog>
  );
}
