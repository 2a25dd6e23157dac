import { useMemo } from 'react';
import { LongSelect } from './long-select.tsx';
import { useSettingsTexts } from './text/use-settings-texts.ts';

interface TimeZoneFieldProps {
  readonly help: string;
  /** IANA. */
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A time zone, found by a part of its name. */
export function TimeZoneField({ help, value, onChange }: TimeZoneFieldProps) {
  const t = useSettingsTexts();
  const data = useMemo(
    () =>
      [...new Set([value, 'UTC', ...Intl.supportedValuesOf('timeZone')])]
        .sort((one, other) => one.localeCompare(other))
        .map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') })),
    [value],
  );
  return (
    <LongSelect label={t.workspace.timeZone} help={help} data={data} value={value} onChange={onChange} />
  );
}
