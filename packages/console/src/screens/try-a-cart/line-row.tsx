import { ActionIcon, Checkbox } from '@mantine/core';
import IconX from '@tabler/icons-react/icons/IconX';
import { useFormats } from '../../text/reader.tsx';
import styles from './lines-table.module.css';
import { useTrialTexts } from './text/use-trial-texts.ts';
import type { TrialLine } from './trial.ts';

/** What is typed of a line, from left to right. */
export const CELLS = ['sku', 'category', 'quantity', 'price'] as const;

interface LineRowProps {
  readonly line: TrialLine;
  /** From 0. */
  readonly place: number;
  /** The cells with no number where one is wanted. */
  readonly wrong: readonly string[];
  readonly onChange: (next: Partial<TrialLine>) => void;
  /** The price is left: nobody types in it. */
  readonly onLeave: () => void;
  readonly onRemove: () => void;
}

/** A line of the sheet. */
export function LineRow({ line, place, wrong, onChange, onLeave, onRemove }: LineRowProps) {
  const t = useTrialTexts();
  const number = useFormats().number(place + 1);
  return (
    <tr>
      {CELLS.map((cell) => (
        <td key={cell} data-label={t.columns[cell]}>
          <input
            className={styles.input}
            data-column={cell}
            data-cell={`${cell} ${place}`}
            aria-label={t.cell(t.columns[cell], number)}
            aria-invalid={wrong.includes(cell)}
            title={wrong.includes(cell) ? (cell === 'price' ? t.notAmount : t.notCount) : undefined}
            inputMode={cell === 'price' ? 'decimal' : cell === 'quantity' ? 'numeric' : 'text'}
            autoComplete="off"
            value={line[cell]}
            onChange={(event) => onChange({ [cell]: event.currentTarget.value })}
            {...(cell === 'price' ? { onBlur: onLeave } : {})}
          />
        </td>
      ))}
      <td className={styles.middle} data-label={t.columns.onSale}>
        <Checkbox
          size="xs"
          aria-label={t.cell(t.columns.onSale, number)}
          checked={line.onSale}
          onChange={(event) => onChange({ onSale: event.currentTarget.checked })}
        />
      </td>
      <td className={styles.remove}>
        <ActionIcon variant="subtle" size="sm" aria-label={t.removeLine(number)} onClick={onRemove}>
          <IconX size={14} stroke={1.5} aria-hidden />
        </ActionIcon>
      </td>
    </tr>
  );
}
