import { TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { FormDialog } from './form-dialog.tsx';

interface AskDialogProps {
  readonly title: string;
  readonly help: string;
  readonly submit: string;
  /** What is asked for. */
  readonly label: string;
  readonly description?: string;
  /** Whether what was typed will do; without blanks around it. */
  readonly isRight: (text: string) => boolean;
  /** What is said where it will not. */
  readonly wrong: string;
  readonly onSubmit: (text: string) => Promise<void>;
  readonly onClose: () => void;
  readonly isDangerous?: boolean;
  /** What is to be read first. */
  readonly children?: ReactNode;
}

/** A dialog that asks for one text. */
export function AskDialog(props: AskDialogProps) {
  const { label, description, isRight, wrong, onSubmit, children, ...dialog } = props;
  const [typed, setTyped] = useState('');
  const text = typed.trim();
  return (
    <FormDialog {...dialog} isComplete={isRight(text)} onSubmit={() => onSubmit(text)}>
      {(wasTried) => (
        <>
          {children}
          <TextInput
            label={label}
            description={description}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            error={wasTried && !isRight(text) ? wrong : null}
            autoComplete="off"
            spellCheck={false}
            data-autofocus
          />
        </>
      )}
    </FormDialog>
  );
}
