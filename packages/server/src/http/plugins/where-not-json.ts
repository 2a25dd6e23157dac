/** What stands in a JSON text, one after the other. */
const TOKEN =
  /[[\]{},:]|"(?:[^"\\\p{Cc}]|[\u007F-\u009F]|\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?|true|false|null/uy;
const BLANKS = /[\t\n\r ]*/y;
/** Nobody looks for a slip in more by hand. */
const LONGEST = 65_536;

type Wanted = 'value' | 'value or end' | 'name' | 'name or end' | 'colon' | 'comma or end';

/**
 * What is wrong with a text that should be JSON, as the end of a sentence: from where on it is none.
 *
 * @example whyNotJson('{"amount": 10,}') // 'is not JSON from line 1, column 15 on'
 */
export function whyNotJson(text: string): string {
  if (text.startsWith('\uFEFF')) return 'is not JSON: it begins with a byte order mark (BOM)';
  if (text.length > LONGEST) return 'is not JSON';
  const at = placeOfSlip(text);
  if (at === text.length) return 'is not JSON: it ends too early';
  const lines = text.slice(0, at).split('\n');
  return `is not JSON from line ${lines.length}, column ${(lines.at(-1)?.length ?? 0) + 1} on`;
}

/** Where the first thing stands that can not be there; the end, where something is missing. */
function placeOfSlip(text: string): number {
  const open: string[] = [];
  let wanted: Wanted | null = 'value';
  let at = afterBlanks(text, 0);
  while (true) {
    TOKEN.lastIndex = at;
    const [token = ''] = TOKEN.exec(text) ?? [];
    wanted = afterToken(token, wanted, open);
    if (wanted === null) return at;
    at = afterBlanks(text, at + token.length);
  }
}

function afterBlanks(text: string, at: number): number {
  BLANKS.lastIndex = at;
  return at + (BLANKS.exec(text)?.[0].length ?? 0);
}

/** What may come next; null: this can not stand here. */
function afterToken(token: string, wanted: Wanted, open: string[]): Wanted | null {
  if (wanted === 'colon') return token === ':' ? 'value' : null;
  if (token === '}' || token === ']') return wanted.endsWith('end') ? closed(token, open) : null;
  if (wanted === 'comma or end') return token === ',' && open.length > 0 ? afterComma(open) : null;
  if (wanted.startsWith('name')) return token.startsWith('"') ? 'colon' : null;
  if (token === '{' || token === '[') {
    open.push(token);
    return token === '{' ? 'name or end' : 'value or end';
  }
  return token === '' || token === ',' || token === ':' ? null : 'comma or end';
}

function closed(token: string, open: string[]): Wanted | null {
  return open.pop() === (token === '}' ? '{' : '[') ? 'comma or end' : null;
}

function afterComma(open: readonly string[]): Wanted {
  return open.at(-1) === '{' ? 'name' : 'value';
}
