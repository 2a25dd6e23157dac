import { Readable } from 'node:stream';

/** What separates the columns of a file. */
export type CsvSeparator = ',' | ';' | '\t';

const SEPARATORS: readonly CsvSeparator[] = [',', ';', '\t'];
/** A head that is longer is no head. */
const MOST_OF_HEAD = 65_536;

/**
 * What separates the columns of a file, by what its first line that is not empty has most of, and the file from its beginning.
 *
 * @example await csvSeparator(createReadStream('orders.csv')) // { separator: ';', file }
 */
export async function csvSeparator(
  file: Readable,
): Promise<{ readonly separator: CsvSeparator; readonly file: Readable }> {
  const rest = file[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>;
  const first: Uint8Array[] = [];
  let head = '';
  while (head.length < MOST_OF_HEAD && !/[\r\n]/.test(head.trimStart())) {
    const next = await rest.next();
    if (next.done === true) break;
    first.push(next.value);
    // What is looked for is ASCII, so that a character of which only a part is there does not matter.
    head += Buffer.from(next.value).toString('latin1');
  }
  const line = head.split(/[\r\n]/).find((each) => each.trim() !== '') ?? '';
  const count = (separator: CsvSeparator): number => line.split(separator).length;
  const separator = SEPARATORS.reduce((best, each) => (count(each) > count(best) ? each : best));
  return { separator, file: Readable.from(again(first, rest), { objectMode: false }) };
}

/**
 * Whether a row is the line `sep=;`, by which spreadsheets are told what separates the columns of the file. It is no head.
 *
 * @param cells of a first row that is not empty
 */
export function isSeparatorLine([first = '', ...others]: readonly string[]): boolean {
  return /^\s*sep=[,;\t]?\s*$/i.test(first) && others.every((cell) => cell.trim() === '');
}

async function* again(
  first: readonly Uint8Array[],
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  try {
    yield* first;
    for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
  } finally {
    // Whoever stops reading closes the file.
    await rest.return?.();
  }
}
