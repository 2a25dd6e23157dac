import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { csvProblem } from '../../simulation/csv-problem.ts';
import { csvSeparator, isSeparatorLine } from '../../simulation/csv-separator.ts';
import { CommandFailure } from '../failure.ts';

/** Longer than any row of codes is. */
const MAX_ROW = 100_000;

/**
 * The codes of a CSV file, line by line: of the column that is named, else of the one called `code`, else of the first one, whose
 * first line is then a code too. Columns are separated by commas, semicolons or tabs.
 *
 * @throws CommandFailure when there is no such column, or two; when there are no codes; when it is no CSV
 */
export async function* readCodesOfFile(file: string, column: string | null): AsyncGenerator<string> {
  let [at, row, count]: [number | null, number, number] = [null, 0, 0];
  try {
    for await (const cells of await rowsOf(file)) {
      row += 1;
      if (at === null) {
        if (isSeparatorLine(cells)) continue;
        const named = placeOf(cells, column, file);
        at = named ?? 0;
        if (named !== null) continue;
      }
      count += 1;
      yield cells[at] ?? '';
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new CommandFailure(`${file} is no CSV: row ${row + 1}: ${csvProblem(error, MAX_ROW)}.`);
  }
  if (count === 0) throw new CommandFailure(`${file} has no codes.`);
}

async function rowsOf(path: string): Promise<AsyncIterable<string[]>> {
  const { separator, file } = await csvSeparator(createReadStream(path));
  const options = {
    ...{ bom: true, trim: true, skip_empty_lines: true, relax_column_count: true },
    ...{ delimiter: separator, max_record_size: MAX_ROW },
  };
  // What ends the file early ends the rows, and that is told there.
  return pipeline(file, parse(options), () => {});
}

/** Where the codes stand, as the first line says; null: it is no head. */
function placeOf(cells: readonly string[], column: string | null, file: string): number | null {
  const wanted = (column ?? 'code').toLowerCase();
  const [first = null, second] = [...cells.keys()].filter((place) => cells[place]?.toLowerCase() === wanted);
  if (second !== undefined) throw new CommandFailure(`${file} has the column "${wanted}" twice.`);
  if (first === null && column !== null) {
    const names = cells.filter((name) => name !== '').join(', ');
    throw new CommandFailure(`${file} has no column "${column}"; it has ${names.slice(0, 200)}.`);
  }
  return first;
}
