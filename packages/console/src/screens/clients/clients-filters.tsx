import { useNavigate } from '@tanstack/react-router';
import type { ClientsFilter } from '../../api/client-queries.ts';
import { FilterBar } from '../../ui/filter-bar.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { useClientsTexts } from './text/use-clients-texts.ts';

/** Narrows the list. All of it is in the address. */
export function ClientsFilters({ filter }: { readonly filter: ClientsFilter }) {
  const t = useClientsTexts();
  const navigate = useNavigate();
  const narrow = (search: ClientsFilter) => void navigate({ to: '/clients', search, replace: true });
  const { tag = '', ...others } = filter;
  return (
    <FilterBar
      filter={filter}
      search={t.search}
      field={
        <SearchField
          label={t.tag}
          value={tag}
          onChange={(text) => narrow(text === '' ? others : { ...others, tag: text })}
        />
      }
      onChange={narrow}
    />
  );
}
