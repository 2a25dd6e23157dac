import type { CsvError } from 'csv-parse';

/**
 * Why a file can not be read as CSV, as the end of a sentence. Of a quote that nothing closes the parser itself says where the file
 * ends, which nobody looks for.
 *
 * @param maxRow how many bytes a row has at most
 */
export function csvProblem({ code, message }: CsvError, maxRow: number): string {
  if (code === 'CSV_QUOTE_NOT_CLOSED') return 'a quote is opened and never closed';
  if (code === 'CSV_MAX_RECORD_SIZE') return `it is longer than ${maxRow} bytes; a quote may not be closed`;
  return message;
}
