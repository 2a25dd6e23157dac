/** What stands between the cells of a row. */
export type Separator = ',' | ';' | '\t';

const SEPARATORS: readonly Separator[] = [',', ';', '\t'];

/**
 * What separates the cells of a spreadsheet's text: what its first line has most of. Where decimals have a comma, spreadsheets write
 * semicolons.
 */
export function separatorOf(text: string): Separator {
  const [head = ''] = text.split(/\r?\n/, 1);
  const words = head.replaceAll(/"[^"]*"/g, '');
  const counts = SEPARATORS.map((each) => words.split(each).length);
  return SEPARATORS[counts.indexOf(Math.max(...counts))] ?? ',';
}

/** A file without the line `sep=;` at its beginning, by which spreadsheets are told what separates its cells. */
export function withoutSeparatorLine(text: string): string {
  return text.replace(/^\uFEFF?"?sep=[,;\t]?"?[ \t]*(?:\r?\n|$)/i, '');
}

/**
 * The cells of each row; one in quotes may hold the separator, line breaks and doubled quotes. Empty rows are left out.
 *
 * @example rowsOf('MUG;"9,50"\n', ';') // [['MUG', '9,50']]
 */
export function rowsOf(text: string, separator: Separator): string[][] {
  const rows: string[][] = [];
  let cells: string[] = [];
  const cell = new RegExp(
    ` *(?:"((?:[^"]|"")*)" *|([^${separator}\\r\\n]*))(${separator}|\\r?\\n|\\r|$)`,
    'gy',
  );
  for (const [, quoted, plain = '', end] of text.matchAll(cell)) {
    cells.push((quoted?.replaceAll('""', '"') ?? plain).trim());
    if (end === separator) continue;
    if (cells.some((each) => each !== '')) rows.push(cells);
    if (end === '') break;
    cells = [];
  }
  return rows;
}

/** Rows as CSV with commas; what needs quotes has them. */
export function csvOf(rows: readonly (readonly string[])[]): string {
  const written = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return rows.map((cells) => `${cells.map(written).join(',')}\n`).join('');
}
