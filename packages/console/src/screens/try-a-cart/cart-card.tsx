import { Button, TextInput } from '@mantine/core';
import IconClipboard from '@tabler/icons-react/icons/IconClipboard';
import IconPlus from '@tabler/icons-react/icons/IconPlus';
import { Suspense, useState } from 'react';
import { useReader } from '../../text/reader.tsx';
import { Card } from '../../ui/card.tsx';
import { lazyPart } from '../../ui/lazy-part.ts';
import { LinesTable } from './lines-table.tsx';
import { useTrialTexts } from './text/use-trial-texts.ts';
import { tidyAmount, tidyTrial } from './tidy.ts';
import { EMPTY_LINE, type TrialProps } from './trial.ts';
import styles from './try-cart-screen.module.css';
import { trialProblems } from './validation-of.ts';

// What most visits do not need.
const PasteDialog = lazyPart(() => import('./paste-dialog.tsx'), 'PasteDialog');

/** What is in the cart, and how it is sent. */
export function CartCard({ trial, change }: TrialProps) {
  const t = useTrialTexts();
  const { language } = useReader();
  const [isPasting, setPasting] = useState(false);
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
      <Sending trial={trial} change={change} />
      <Suspense fallback={null}>
        {isPasting ? (
          <PasteDialog
            currency={trial.currency}
            onLines={(lines) => change(tidyTrial({ ...trial, lines }, language))}
            onClose={() => setPasting(false)}
          />
        ) : null}
      </Suspense>
    </Card>
  );
}

/** How it is sent and where it is sold. */
function Sending({ trial, change }: TrialProps) {
  const t = useTrialTexts();
  const { language } = useReader();
  const problems = trialProblems(trial);
  return (
    <div className={styles.fields}>
      <TextInput
        label={t.shipping}
        inputMode="decimal"
        error={problems.some(({ field }) => field === 'shipping') ? t.notAmount : null}
        value={trial.shipping}
        onChange={(event) => change({ shipping: event.currentTarget.value })}
        onBlur={() => change({ shipping: tidyAmount(trial.shipping, trial.currency, language) })}
      />
      <TextInput
        label={t.method}
        description={t.methodHelp}
        value={trial.method}
        onChange={(event) => change({ method: event.currentTarget.value })}
      />
      <TextInput
        label={t.channel}
        description={t.channelHelp}
        value={trial.channel}
        onChange={(event) => change({ channel: event.currentTarget.value })}
      />
      <TextInput
        label={t.location}
        description={t.locationHelp}
        value={trial.location}
        onChange={(event) => change({ location: event.currentTarget.value })}
      />
    </div>
  );
}
