import IconArrowDown from '@tabler/icons-react/icons/IconArrowDown';
import styles from './data-table.module.css';
import type { Column, Sorting } from './data-table-parts.ts';

interface DataTableHeadProps<Row> {
  readonly columns: readonly Column<Row>[];
  readonly withSelection: boolean;
  readonly sorting: Sorting | undefined;
}

/** The names of the columns; those that sort are buttons. */
export function DataTableHead<Row>({ columns, withSelection, sorting }: DataTableHeadProps<Row>) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: the parts of a table that is no table element.
    <div role="rowgroup">
      {/* biome-ignore lint/a11y/useSemanticElements: as above. */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: a row of names takes no keys. */}
      <div role="row" className={styles.head} aria-rowindex={1}>
        {/* biome-ignore lint/a11y/useSemanticElements: as above. */}
        {withSelection ? <span role="cell" /> : null}
        {columns.map(({ id, title, align, sort }) => (
          // biome-ignore lint/a11y/useSemanticElements: as above.
          // biome-ignore lint/a11y/useFocusableInteractive: as above.
          <span
            key={id}
            role="columnheader"
            className={styles.title}
            data-align={align}
            aria-sort={
              sort === undefined || sorting === undefined ? undefined : directionOf(sort.by, sorting.sort)
            }
          >
            {sort === undefined || sorting === undefined ? (
              title
            ) : (
              <button
                type="button"
                className={styles.sort}
                onClick={() => sorting.onSort(nextSort(sort, sorting.sort))}
              >
                {title}
                <IconArrowDown className={styles.arrow} size={14} stroke={1.5} aria-hidden />
              </button>
            )}
          </span>
        ))}
      </div>
    </div>
  );
}

function directionOf(by: string, sort: string | undefined): 'ascending' | 'descending' | 'none' {
  if (sort === by) return 'ascending';
  return sort === `-${by}` ? 'descending' : 'none';
}

/** Its first way, then the other, then as they come. */
function nextSort(
  { by, first }: NonNullable<Column<never>['sort']>,
  sort: string | undefined,
): string | undefined {
  const ways = first === 'ascending' ? [by, `-${by}`] : [`-${by}`, by];
  const at = sort === undefined ? -1 : ways.indexOf(sort);
  return ways[at + 1];
}
