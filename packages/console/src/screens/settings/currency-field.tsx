import { minorDigits } from '@couponry/engine';
import { useMemo } from 'react';
import { useReader } from '../../text/reader.tsx';
import { LongSelect } from './long-select.tsx';
import { useSettingsTexts } from './text/use-settings-texts.ts';

interface CurrencyFieldProps {
  readonly help: string;
  /** ISO 4217. */
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A currency, found by its code or its name. */
export function CurrencyField({ help, value, onChange }: CurrencyFieldProps) {
  const t = useSettingsTexts();
  const { language } = useReader();
  const data = useMemo(() => {
    const names = new Intl.DisplayNames(language, { type: 'currency' });
    const known = Intl.supportedValuesOf('currency').filter((code) => minorDigits(code) !== null);
    return [...new Set([value, ...known])]
      .map((code) => ({ value: code, label: `${code} – ${names.of(code) ?? code}` }))
      .sort((one, other) => one.value.localeCompare(other.value));
  }, [language, value]);
  return (
    <LongSelect label={t.workspace.currency} help={help} data={data} value={value} onChange={onChange} />
  );
}
