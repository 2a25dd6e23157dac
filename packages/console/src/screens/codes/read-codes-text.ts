import { withoutSeparatorLine } from '../../text/csv.ts';

/** A code of a list that somebody pastes, with the client that it is for, if any is named. */
export interface PastedCode {
  readonly code: string;
  readonly client: string | null;
}

/**
 * Reads codes from what was pasted or from a CSV: a code a line, and behind a comma, a semicolon or a tab a client. A first
 * line that names its columns is none of them.
 *
 * @example readCodesText('code,client\nAB-1,ann@example.com\nAB-2') // [{ code: 'AB-1', client: 'ann@example.com' }, { code: 'AB-2', client: null }]
 */
export function readCodesText(text: string): PastedCode[] {
  const rows = withoutSeparatorLine(text)
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((line) => line.split(/[,;\t]/).map(unquoted))
    .filter(([code]) => code !== '');
  return rows
    .filter(([code = ''], index) => index > 0 || !/^(codes?|kody?)$/i.test(code))
    .map(([code = '', client = '']) => ({ code, client: client === '' ? null : client }));
}

function unquoted(cell: string): string {
  return cell
    .trim()
    .replace(/^"(.*)"$/, '$1')
    .trim();
}
