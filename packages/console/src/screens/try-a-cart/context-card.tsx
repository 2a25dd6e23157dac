import { TagsInput, TextInput } from '@mantine/core';
import { Card } from '../../ui/card.tsx';
import { useTrialTexts } from './text/use-trial-texts.ts';
import type { TrialProps } from './trial.ts';
import styles from './try-cart-screen.module.css';
import { useRunningCodes } from './use-running-codes.ts';
import { trialProblems } from './validation-of.ts';

const MOST_CODES = 20;

/** With which codes, for whom and when. */
export function ContextCard({ trial, change }: TrialProps) {
  const t = useTrialTexts();
  const problems = trialProblems(trial);
  return (
    <Card title={t.context}>
      <div className={styles.form}>
        <TagsInput
          label={t.codes}
          description={t.codesHelp}
          data={useRunningCodes()}
          maxTags={MOST_CODES}
          splitChars={[' ', ',', ';']}
          value={[...trial.codes]}
          onChange={(codes) => change({ codes })}
        />
        <div className={styles.fields}>
          <TextInput
            label={t.who}
            description={t.whoHelp}
            value={trial.client}
            onChange={(event) => change({ client: event.currentTarget.value })}
          />
          <TextInput
            label={t.at}
            description={t.atHelp}
            type="datetime-local"
            value={trial.at}
            onChange={(event) => change({ at: event.currentTarget.value })}
          />
          <TextInput
            label={t.tags}
            description={t.words}
            value={trial.tags}
            onChange={(event) => change({ tags: event.currentTarget.value })}
          />
          <TextInput
            label={t.segments}
            description={t.words}
            value={trial.segments}
            onChange={(event) => change({ segments: event.currentTarget.value })}
          />
          <TextInput
            label={t.orders}
            inputMode="numeric"
            error={problems.some(({ field }) => field === 'orders') ? t.notCount : null}
            value={trial.orders}
            onChange={(event) => change({ orders: event.currentTarget.value })}
          />
        </div>
      </div>
    </Card>
  );
}
