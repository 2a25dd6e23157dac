import { Button, TextInput } from '@mantine/core';
import IconCheck from '@tabler/icons-react/icons/IconCheck';
import IconCopy from '@tabler/icons-react/icons/IconCopy';
import { useRef, useState } from 'react';
import { useTexts } from '../text/use-texts.ts';
import styles from './shown-once.module.css';

interface ShownOnceProps {
  readonly label: string;
  readonly value: string;
}

/** A secret that is shown this once, with a way to take it along. */
export function ShownOnce({ label, value }: ShownOnceProps) {
  const t = useTexts();
  const field = useRef<HTMLInputElement>(null);
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    field.current?.select();
    // Without TLS a browser has no clipboard for pages; the text is chosen then, so that a key press copies it.
    await navigator.clipboard?.writeText(value);
    setCopied(navigator.clipboard !== undefined);
  };
  return (
    <div className={styles.shown}>
      <TextInput
        ref={field}
        className={styles.field ?? ''}
        classNames={{ input: styles.input ?? '' }}
        label={label}
        value={value}
        readOnly
        data-autofocus
        onFocus={(event) => event.currentTarget.select()}
      />
      <Button
        variant="default"
        onClick={copy}
        leftSection={
          isCopied ? (
            <IconCheck size={16} stroke={1.5} aria-hidden />
          ) : (
            <IconCopy size={16} stroke={1.5} aria-hidden />
          )
        }
      >
        <span role="status">{isCopied ? t.action.copied : t.action.copy}</span>
      </Button>
    </div>
  );
}
