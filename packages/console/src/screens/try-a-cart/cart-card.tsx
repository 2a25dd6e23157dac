import { Button, TextInput } from '@mantine/core';
import IconClipboard from '@tabler/icons-react/icons/IconClipboard';
import IconPlus from '@tabler/icons-react/icons/IconPlus';
import { useState } from 'react';
import { Card } from '../../ui/card.tsx';
import { LinesTable } from './lines-table.tsx';
import { PasteDialog } from './paste-dialog.tsx';
import { useTrialTexts } from './text/use-trial-texts.ts';
import { EMPTY_LINE, type TrialProps } from './trial.ts';
import styles from './try-cart-screen.module.css';
import { trialProblems } from './validation-of.ts';

/** What is in the cart, and how it is sent. */
export function CartCard({ trial, change }: TrialProps) {
  const t = useTrialTexts();
  const [isPasting, setPasting] = useState(false);
  const problems = trialProblems(trial);
  return (
    <Card
      title={`${t.cart} (${trial.currency})`}
      aside={
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconClipboard size={14} stroke={1.5} aria-hidden />}
          onClick={() => setPasting(true)}
        >
          {t.paste}
        </Button>
      }
    >
      <LinesTable trial={trial} change={change} />
      <div className={styles.bar}>
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconPlus size={14} stroke={1.5} aria-hidden />}
          onClick={() => change({ lines: [...trial.lines, EMPTY_LINE] })}
        >
          {t.addLine}
        </Button>
        <Button size="compact-sm" variant="subtle" onClick={() => change({ lines: [EMPTY_LINE] })}>
          {t.clear}
        </Button>
      </div>
      <div className={styles.fields}>
        <TextInput
          label={t.shipping}
          inputMode="decimal"
          error={problems.some(({ field }) => field === 'shipping') ? t.notAmount : null}
          value={trial.shipping}
          onChange={(event) => change({ shipping: event.currentTarget.value })}
        />
        <TextInput
          label={t.channel}
          description={t.channelHelp}
          value={trial.channel}
          onChange={(event) => change({ channel: event.currentTarget.value })}
        />
      </div>
      {isPasting ? (
        <PasteDialog
          currency={trial.currency}
          onLines={(lines) => change({ lines })}
          onClose={() => setPasting(false)}
        />
      ) : null}
    </Card>
  );
}
