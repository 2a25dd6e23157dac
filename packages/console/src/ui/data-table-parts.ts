import type { ReactNode } from 'react';

/** A column of a table. */
export interface Column<Row> {
  readonly id: string;
  readonly title: string;
  /** A track of a CSS grid: `minmax(160px, 2fr)`, `120px`. */
  readonly width: string;
  readonly cell: (row: Row) => ReactNode;
  /** By what its head sorts, and which way at first; left out: it does not. */
  readonly sort?: { readonly by: string; readonly first: 'ascending' | 'descending' };
  /** Numbers go to the end, so that their digits stand below each other. */
  readonly align?: 'end';
  /**
   * Its place on a phone, where a row is a card: a picture at the left, the title, or (two at most) a detail below it. Left out:
   * it is not on a phone.
   */
  readonly phone?: 'picture' | 'title' | 'detail';
}

/** A row that leads somewhere. */
export interface RowLink {
  /** An address of the console, below `/console`. */
  readonly to: string;
  /** What the row is called by those who hear the page. */
  readonly name: string;
}

/** Which rows are chosen, by id. */
export interface Selection {
  readonly ids: ReadonlySet<string>;
  readonly toggle: (id: string) => void;
}

/** In which order the rows are: `name`, or `-name` the other way round; undefined: as they come. */
export interface Sorting {
  readonly sort: string | undefined;
  readonly onSort: (sort: string | undefined) => void;
}
