import { SegmentedControl, useMantineColorScheme } from '@mantine/core';
import { LANGUAGES } from '../../text/language.ts';
import { useReader } from '../../text/reader.tsx';
import { useTexts } from '../../text/use-texts.ts';
import { Card } from '../../ui/card.tsx';
import { Field } from '../../ui/field.tsx';
import styles from './account.module.css';
import { useAccountTexts } from './text/use-account-texts.ts';

const SCHEMES = ['light', 'dark', 'auto'] as const;

/** How the console looks and speaks on this device. */
export function LooksCard() {
  const t = useAccountTexts();
  const { frame } = useTexts();
  const { language, setLanguage } = useReader();
  const { colorScheme, setColorScheme } = useMantineColorScheme({ keepTransitions: true });
  const languages = { en: frame.english, pl: frame.polish };
  const schemes = { light: frame.light, dark: frame.dark, auto: frame.system };
  return (
    <Card title={t.looks.title}>
      <div className={styles.form}>
        <Field label={t.looks.language}>
          {(ids) => (
            <SegmentedControl
              {...ids}
              value={language}
              onChange={(value) => setLanguage(LANGUAGES.find((each) => each === value) ?? language)}
              data={LANGUAGES.map((value) => ({ value, label: languages[value] }))}
            />
          )}
        </Field>
        <Field label={t.looks.colours}>
          {(ids) => (
            <SegmentedControl
              {...ids}
              value={colorScheme}
              onChange={(value) => setColorScheme(SCHEMES.find((each) => each === value) ?? 'auto')}
              data={SCHEMES.map((value) => ({ value, label: schemes[value] }))}
            />
          )}
        </Field>
      </div>
    </Card>
  );
}
