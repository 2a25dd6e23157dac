import type { ClipboardEvent, KeyboardEvent } from 'react';
import { useReader } from '../../text/reader.tsx';
import { CELLS, LineRow } from './line-row.tsx';
import styles from './lines-table.module.css';
import { readPasted } from './read-pasted.ts';
import { useTrialTexts } from './text/use-trial-texts.ts';
import { tidyAmount } from './tidy.ts';
import { EMPTY_LINE, isBlank, type TrialLine, type TrialProps } from './trial.ts';
import { trialProblems } from './validation-of.ts';

/**
 * The lines as a sheet: each cell is typed into; arrows and Enter go up and down, Enter in the last line begins another one, and rows
 * that are pasted from a spreadsheet become lines.
 */
export function LinesTable({ trial, change }: TrialProps) {
  const t = useTrialTexts();
  const { language } = useReader();
  const problems = trialProblems(trial);
  const setLine = (place: number, next: Partial<TrialLine>) =>
    change({ lines: trial.lines.map((line, index) => (index === place ? { ...line, ...next } : line)) });
  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>) => {
    const step = { ArrowDown: 1, ArrowUp: -1, Enter: 1 }[event.key];
    const [cell, place] = (event.target as HTMLElement).dataset.cell?.split(' ') ?? [];
    if (step === undefined || cell === undefined) return;
    event.preventDefault();
    const to = Number(place) + step;
    if (to === trial.lines.length && event.key === 'Enter') change({ lines: [...trial.lines, EMPTY_LINE] });
    focusCell(event.currentTarget, cell, to);
  };
  const onPaste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text');
    if (!/[\n\t]/.test(text.trim())) return;
    const pasted = readPasted(text, trial.currency);
    if (!('lines' in pasted)) return;
    event.preventDefault();
    change({ lines: [...trial.lines.filter((line) => !isBlank(line)), ...pasted.lines] });
  };
  return (
    <div className={styles.scroll}>
      <table className={styles.table} onKeyDown={onKeyDown} onPaste={onPaste}>
        <thead>
          <tr>
            {CELLS.map((cell) => (
              <th key={cell} scope="col" data-column={cell}>
                {t.columns[cell]}
              </th>
            ))}
            <th scope="col" data-column="onSale">
              {t.columns.onSale}
            </th>
            <td />
          </tr>
        </thead>
        <tbody>
          {trial.lines.map((line, place) => (
            <LineRow
              // biome-ignore lint/suspicious/noArrayIndexKey: a line has no name of its own but its place.
              key={place}
              line={line}
              place={place}
              wrong={problems.flatMap((each) => ('line' in each && each.line === place ? [each.field] : []))}
              onChange={(next) => setLine(place, next)}
              onLeave={() => setLine(place, { price: tidyAmount(line.price, trial.currency, language) })}
              onRemove={() => change({ lines: trial.lines.filter((_, index) => index !== place) })}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A line that was just begun is drawn in the next frame. */
function focusCell(table: HTMLTableElement, cell: string, place: number): void {
  requestAnimationFrame(() => {
    const input = table.querySelector<HTMLInputElement>(`[data-cell="${cell} ${place}"]`);
    input?.focus();
    input?.select();
  });
}
