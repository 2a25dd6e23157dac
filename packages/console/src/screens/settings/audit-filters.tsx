import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { AuditEntry } from '../../api/audit-queries.ts';
import { keysQuery, peopleQuery } from '../../api/settings-queries.ts';
import { FilterBar } from '../../ui/filter-bar.tsx';
import { AUDIT_ACTIONS, AUDIT_PERIODS, type AuditFilter } from './audit-filter.ts';
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
  const actors = useActors();
  const navigate = useNavigate();
  const ofObject = (value: string) => ({
    by: 'object' as const,
    label: t.audit.object,
    choices: [{ value, label: entries[0]?.object.name ?? t.audit.only }],
  });
  return (
    <FilterBar
      filter={filter}
      search={t.audit.search}
      narrowings={[
        {
          by: 'action',
          label: t.audit.action,
          choices: AUDIT_ACTIONS.map((value) => ({ value, label: audit.actions[value] })),
        },
        { by: 'actor', label: t.audit.actor, choices: actors },
        {
          by: 'period',
          label: t.audit.period,
          choices: AUDIT_PERIODS.map((value) => ({ value, label: t.audit.periods[value] })),
        },
        ...(filter.object === undefined ? [] : [ofObject(filter.object)]),
      ]}
      onChange={(search) => void navigate({ to: '/settings/audit', search, replace: true })}
    />
  );
}

/** Who may have done something: people of now, and keys. */
function useActors(): readonly { readonly value: string; readonly label: string }[] {
  const { data: people = [] } = useQuery(peopleQuery);
  const { data: keys = [] } = useQuery(keysQuery);
  return [...people, ...keys].map(({ id, name }) => ({ value: id, label: name }));
}
