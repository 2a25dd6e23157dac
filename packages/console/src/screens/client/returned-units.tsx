import { NumberInput } from '@mantine/core';
import { useFormats } from '../../text/reader.tsx';
import styles from './roll-back-dialog.module.css';
import { useRollBackTexts } from './text/use-roll-back-texts.ts';
import type { LineLeft } from './use-left.ts';

/** How many units of each line came back, by the id of the line. */
export type Units = Readonly<Record<string, number>>;

interface ReturnedUnitsProps {
  readonly lines: readonly LineLeft[];
  readonly units: Units;
  readonly onChange: (units: Units) => void;
  /** What is wrong with all of them. */
  readonly error: string | null;
}

/** How many units of which line came back. */
export function ReturnedUnits({ lines, units, onChange, error }: ReturnedUnitsProps) {
  const t = useRollBackTexts();
  const formats = useFormats();
  return (
    <div className={styles.choices}>
      {lines.map(({ lineId, quantity }, index) => (
        <NumberInput
          key={lineId}
          label={t.line(lineId, formats.number(quantity))}
          value={units[lineId] ?? ''}
          onChange={(typed) => onChange({ ...units, [lineId]: Number(typed) })}
          min={0}
          max={quantity}
          allowDecimal={false}
          allowNegative={false}
          hideControls
          inputMode="numeric"
          error={index === 0 ? error : error !== null}
        />
      ))}
      <p className={styles.help}>{t.linesHelp}</p>
    </div>
  );
}

/** What came back, as the API takes it. */
export function returnedOf(lines: readonly LineLeft[], units: Units): LineLeft[] {
  return lines.flatMap(({ lineId }) => {
    const quantity = units[lineId] ?? 0;
    return quantity >= 1 ? [{ lineId, quantity }] : [];
  });
}
