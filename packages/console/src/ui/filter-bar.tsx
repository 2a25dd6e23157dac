import type { ReactNode } from 'react';
import styles from './filter-bar.module.css';
import { FilterChip } from './filter-chips.tsx';
import { SearchField } from './search-field.tsx';

/** What a list is searched for; what else it is narrowed to is in it too. */
interface Searched {
  readonly q?: string;
}

/** One more thing that a list is narrowed by. */
interface Narrowing<Filter> {
  readonly by: keyof Filter & string;
  readonly label: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  /** On a large screen there is another way to it. */
  readonly isOfPhone?: boolean;
}

interface FilterBarProps<Filter extends Searched> {
  readonly filter: Filter;
  readonly search: string;
  readonly narrowings?: readonly Narrowing<Filter>[];
  /** What the list is to be from now on; it belongs in the address. */
  readonly onChange: (filter: Filter) => void;
  /** A field of another kind beside the search. */
  readonly field?: ReactNode;
  /** What can be done with the list. */
  readonly children?: ReactNode;
}

/**
 * The search and the filters of a list.
 *
 * @example <FilterBar filter={{ q: 'spring' }} search="Search codes" onChange={(search) => void navigate({ to: '/codes', search })} />
 */
export function FilterBar<Filter extends Searched>(props: FilterBarProps<Filter>) {
  const { filter, search, narrowings = [], onChange, field, children } = props;
  const narrow = (by: string, value: string | undefined) => {
    const { [by as keyof Filter]: _, ...others } = filter;
    onChange((value === undefined ? others : { ...others, [by]: value }) as Filter);
  };
  return (
    <div className={styles.bar}>
      <search className={styles.filters} data-keeps-focus>
        <div className={styles.search}>
          <SearchField
            label={search}
            value={filter.q ?? ''}
            onChange={(text) => narrow('q', text === '' ? undefined : text)}
          />
        </div>
        {field === undefined ? null : <div className={styles.field}>{field}</div>}
        {narrowings.map(({ by, label, choices, isOfPhone = false }) => (
          <div key={by} className={isOfPhone ? styles.ofPhone : undefined}>
            <FilterChip
              label={label}
              value={filter[by] as string | undefined}
              choices={choices}
              onChange={(value) => narrow(by, value)}
            />
          </div>
        ))}
      </search>
      {children === undefined ? null : <div className={styles.actions}>{children}</div>}
    </div>
  );
}
