import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';
import { CommandFailure } from '../failure.ts';

/**
 * The codes of a CSV file, line by line: of the column that is named, else of the one called `code`, else of the first one, whose
 * first line is then a code too.
 *
 * @throws CommandFailure when there is no such column
 */
export async function* readCodesOfFile(file: string, column: string | null): AsyncGenerator<string> {
  const options = { bom: true, trim: true, skip_empty_lines: true, relax_column_count: true };
  const rows: AsyncIterable<string[]> = createReadStream(file).pipe(parse(options));
  let at: number | null = null;
  for await (const row of rows) {
    if (at !== null) {
      yield row[at] ?? '';
      continue;
    }
    const named = row.findIndex((name) => name.toLowerCase() === (column ?? 'code').toLowerCase());
    if (named === -1 && column !== null) throw new CommandFailure(`${file} has no column "${column}".`);
    at = Math.max(0, named);
    if (named === -1) yield row[0] ?? '';
  }
}
