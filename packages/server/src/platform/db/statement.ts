/** A parameter as it goes over the wire: text, a binary value (see `arrays.ts`), or null. */
export type Parameter = string | Buffer | null;

/**
 * One SQL statement with its parameters. The name belongs to the text: a connection parses the text once under that name and
 * only binds it from then on.
 */
export interface Statement {
  readonly name: string;
  readonly text: string;
  readonly values: readonly Parameter[];
}

/** A row as PostgreSQL writes it: each column as text, or null. */
export type Row = readonly (string | null)[];

/** What a statement answered: its rows, and its command tag (such as `UPDATE 3`). */
export interface StatementResult {
  readonly rows: readonly Row[];
  readonly tag: string;
}
