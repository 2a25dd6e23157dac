import { Checkbox, Popover } from '@mantine/core';
import { ButtonAsTarget } from '../../ui/button-as-target.tsx';
import type { Opener } from '../../ui/popup-button.tsx';
import { COLUMN_IDS, type ColumnId, toggleColumn } from './column-choice.ts';
import styles from './columns-menu.module.css';
import { useCouponsTexts } from './text/use-coupons-texts.ts';

interface ColumnChoicesProps extends Opener {
  readonly columns: readonly ColumnId[];
  readonly onChoose: (columns: readonly ColumnId[]) => void;
}

/** Every column, to be ticked. */
export function ColumnChoices({ columns, onChoose, button, ...opener }: ColumnChoicesProps) {
  const t = useCouponsTexts();
  return (
    <Popover {...opener} position="bottom-end" trapFocus returnFocus>
      <Popover.Target>
        <ButtonAsTarget button={button} />
      </Popover.Target>
      <Popover.Dropdown aria-label={t.chooseColumns}>
        <div className={styles.choices}>
          {COLUMN_IDS.map((id) => (
            <Checkbox
              key={id}
              label={t.columns[id]}
              checked={columns.includes(id)}
              onChange={() => onChoose(toggleColumn(columns, id))}
            />
          ))}
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
