import { Menu } from '@mantine/core';
import IconChevronDown from '@tabler/icons-react/icons/IconChevronDown';
import IconX from '@tabler/icons-react/icons/IconX';
import styles from './filter-chips.module.css';

interface FilterChipProps<Value extends string> {
  /** What is filtered by: `State`. */
  readonly label: string;
  /** What is chosen; undefined: everything. */
  readonly value: Value | undefined;
  readonly choices: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (value: Value | undefined) => void;
  /** The word for taking the filter away. */
  readonly clear: string;
}

/** One filter of a list: says what is chosen, and is taken away by its cross. The choice belongs in the address. */
export function FilterChip<Value extends string>(props: FilterChipProps<Value>) {
  const { label, value, choices, onChange, clear } = props;
  const chosen = choices.find((choice) => choice.value === value);
  return (
    <span className={styles.chip} data-chosen={chosen !== undefined}>
      <Menu position="bottom-start">
        <Menu.Target>
          <button type="button" className={styles.open}>
            <span className={styles.label}>{label}</span>
            {chosen === undefined ? (
              <IconChevronDown size={14} stroke={1.5} aria-hidden />
            ) : (
              <b>{chosen.label}</b>
            )}
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {choices.map((choice) => (
            <Menu.Item key={choice.value} onClick={() => onChange(choice.value)}>
              {choice.label}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
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
