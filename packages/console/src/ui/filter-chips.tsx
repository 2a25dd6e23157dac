import IconChevronDown from '@tabler/icons-react/icons/IconChevronDown';
import IconX from '@tabler/icons-react/icons/IconX';
import { useTexts } from '../text/use-texts.ts';
import styles from './filter-chips.module.css';
import { lazyPart } from './lazy-part.ts';
import { PopupButton } from './popup-button.tsx';

const load = () => import('./choice-menu.tsx');
const ChoiceMenu = lazyPart(load, 'ChoiceMenu');

interface FilterChipProps {
  /** What is filtered by: `State`. */
  readonly label: string;
  /** What is chosen; undefined: everything. */
  readonly value: string | undefined;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string | undefined) => void;
}

/** One filter of a list: says what is chosen, and is taken away by its cross. The choice belongs in the address. */
export function FilterChip({ label, value, choices, onChange }: FilterChipProps) {
  const { clear } = useTexts().action;
  const chosen = choices.find((choice) => choice.value === value);
  return (
    <span className={styles.chip} data-chosen={chosen !== undefined}>
      <PopupButton
        className={styles.open}
        opens="menu"
        load={load}
        popup={(opener) => <ChoiceMenu {...opener} choices={choices} onChoose={onChange} />}
      >
        <span className={styles.label}>{label}</span>
        {chosen === undefined ? (
          <IconChevronDown size={14} stroke={1.5} aria-hidden />
        ) : (
          <b>{chosen.label}</b>
        )}
      </PopupButton>
      {chosen === undefined ? null : (
        <button
          type="button"
          className={styles.clear}
          aria-label={`${clear}: ${label}`}
          onClick={() => onChange(undefined)}
        >
          <IconX size={14} stroke={1.5} aria-hidden />
        </button>
      )}
    </span>
  );
}
