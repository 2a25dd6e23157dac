import IconColumns3 from '@tabler/icons-react/icons/IconColumns3';
import { lazyPart } from '../../ui/lazy-part.ts';
import { PopupButton } from '../../ui/popup-button.tsx';
import type { ColumnId } from './column-choice.ts';
import styles from './columns-menu.module.css';
import { useCouponsTexts } from './text/use-coupons-texts.ts';

const load = () => import('./column-choices.tsx');
const ColumnChoices = lazyPart(load, 'ColumnChoices');

interface ColumnsMenuProps {
  readonly columns: readonly ColumnId[];
  readonly onChange: (columns: readonly ColumnId[]) => void;
}

/** Chooses what is told of each coupon. */
export function ColumnsMenu({ columns, onChange }: ColumnsMenuProps) {
  const t = useCouponsTexts();
  return (
    <PopupButton
      className={styles.columns}
      opens="dialog"
      load={load}
      popup={(opener) => <ColumnChoices {...opener} columns={columns} onChoose={onChange} />}
    >
      <IconColumns3 size={16} stroke={1.5} aria-hidden />
      {t.chooseColumns}
    </PopupButton>
  );
}
