import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { AuditEntry } from '../../api/audit-queries.ts';
import { keysQuery, peopleQuery } from '../../api/settings-queries.ts';
import { useTexts } from '../../text/use-texts.ts';
import { FilterChip } from '../../ui/filter-chips.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { AUDIT_ACTIONS, AUDIT_PERIODS, type AuditFilter } from './audit-filter.ts';
import styles from './audit-tab.module.css';
import { useAuditTexts } from './text/use-audit-texts.ts';
import { useSettingsTexts } from './text/use-settings-texts.ts';

interface AuditFiltersProps {
  readonly filter: AuditFilter;
  /** What is shown; it knows the name of the object that the log is narrowed to. */
  readonly entries: readonly AuditEntry[];
}

/** Narrows the log. All of it is in the address. */
export function AuditFilters({ filter, entries }: AuditFiltersProps) {
  const t = useSettingsTexts();
  const audit = useAuditTexts();
  const clear = useTexts().action.clear;
  const actors = useActors();
  const navigate = useNavigate();
  const narrow = (change: { readonly [Name in keyof AuditFilter]: AuditFilter[Name] | undefined }) => {
    const kept = Object.entries({ ...filter, ...change }).filter(([, value]) => value !== undefined);
    void navigate({ to: '/settings/audit', search: Object.fromEntries(kept), replace: true });
  };
  return (
    <search className={styles.filters} data-keeps-focus>
      <div className={styles.search}>
        <SearchField
          label={t.audit.search}
          value={filter.q ?? ''}
          onChange={(q) => narrow({ q: q === '' ? undefined : q })}
        />
      </div>
      <FilterChip
        label={t.audit.action}
        value={filter.action}
        choices={AUDIT_ACTIONS.map((value) => ({ value, label: audit.actions[value] }))}
        onChange={(action) => narrow({ action })}
        clear={clear}
      />
      <FilterChip
        label={t.audit.actor}
        value={filter.actor}
        choices={actors}
        onChange={(actor) => narrow({ actor })}
        clear={clear}
      />
      <FilterChip
        label={t.audit.period}
        value={filter.period}
        choices={AUDIT_PERIODS.map((value) => ({ value, label: t.audit.periods[value] }))}
        onChange={(period) => narrow({ period })}
        clear={clear}
      />
      {filter.object === undefined ? null : (
        <FilterChip
          label={t.audit.object}
          value={filter.object}
          choices={[{ value: filter.object, label: entries[0]?.object.name ?? t.audit.only }]}
          onChange={(object) => narrow({ object })}
          clear={clear}
        />
      )}
    </search>
  );
}

/** Who may have done something: people of now, and keys. */
function useActors(): readonly { readonly value: string; readonly label: string }[] {
  const { data: people = [] } = useQuery(peopleQuery);
  const { data: keys = [] } = useQuery(keysQuery);
  return [...people, ...keys].map(({ id, name }) => ({ value: id, label: name }));
}
