import styles from './data-table.module.css';
import type { Column } from './data-table-parts.ts';

interface DataTableHeadProps<Row> {
  readonly columns: readonly Column<Row>[];
  readonly withSelection: boolean;
}

/** The names of the columns. */
export function DataTableHead<Row>({ columns, withSelection }: DataTableHeadProps<Row>) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: the parts of a table that is no table element.
    <div role="rowgroup">
      {/* biome-ignore lint/a11y/useSemanticElements: as above. */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: a row of names takes no keys. */}
      <div role="row" className={styles.head} aria-rowindex={1}>
        {/* biome-ignore lint/a11y/useSemanticElements: as above. */}
        {withSelection ? <span role="cell" /> : null}
        {columns.map(({ id, title, align }) => (
          // biome-ignore lint/a11y/useSemanticElements: as above.
          // biome-ignore lint/a11y/useFocusableInteractive: as above.
          <span key={id} role="columnheader" className={styles.title} data-align={align}>
            {title}
          </span>
        ))}
      </div>
    </div>
  );
}
