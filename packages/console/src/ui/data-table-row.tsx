import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import styles from './data-table.module.css';
import type { Column, RowLink, Selection } from './data-table-parts.ts';

interface DataTableRowProps<Item> {
  readonly row: Item;
  readonly id: string;
  readonly index: number;
  /** Pixels from the top of the body. */
  readonly top: number;
  readonly columns: readonly Column<Item>[];
  readonly linkOf: ((row: Item) => RowLink) | undefined;
  readonly selection: Selection | undefined;
}

/**
 * One row; the link in its first cell covers all of it, so that it opens in a new tab like any other. It is drawn anew only when
 * something of it changed: scrolling draws the rows that come into sight, and no others.
 */
export const DataTableRow = memo(Row) as typeof Row;

function Row<Item>(props: DataTableRowProps<Item>) {
  const { row, id, index, top, columns, linkOf, selection } = props;
  const link = linkOf?.(row);
  const isChosen = selection?.ids.has(id);
  return (
    // biome-ignore lint/a11y/useSemanticElements: the parts of a table that is no table element.
    // biome-ignore lint/a11y/useFocusableInteractive: the link in it takes the focus.
    <div
      role="row"
      className={styles.row}
      aria-rowindex={index + 2}
      data-chosen={isChosen}
      style={{ transform: `translateY(${top}px)` }}
    >
      {selection === undefined ? null : (
        // biome-ignore lint/a11y/useSemanticElements: as above.
        <span role="cell" className={styles.choose}>
          <input
            type="checkbox"
            checked={isChosen ?? false}
            onChange={() => selection.toggle(id)}
            aria-label={link?.name ?? id}
          />
        </span>
      )}
      {columns.map((column, place) => (
        // biome-ignore lint/a11y/useSemanticElements: as above.
        <span
          key={column.id}
          role="cell"
          className={styles.cell}
          data-column={column.id}
          data-align={column.align}
          data-phone={column.phone ?? 'none'}
        >
          {place === 0 && link !== undefined ? (
            <Link to={link.to} className={styles.link} data-row={index} aria-label={link.name} />
          ) : null}
          {column.cell(row)}
        </span>
      ))}
    </div>
  );
}
