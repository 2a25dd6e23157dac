import fc from 'fast-check';
import { expect, test } from 'vitest';
import { whyNotJson } from './where-not-json.ts';

test.each([
  ['a comma before the end', '{"amount": 10,}', 'from line 1, column 15 on'],
  ['a comma too many', '[1,,2]', 'from line 1, column 4 on'],
  ['no comma', '{"a": 1 "b": 2}', 'from line 1, column 9 on'],
  ['no colon', '{"a" 1}', 'from line 1, column 6 on'],
  ['a name without quotes', '{\n  a: 1}', 'from line 2, column 3 on'],
  ['other quotes', "{'a': 1}", 'from line 1, column 2 on'],
  ['a word that is none', '{"a": NaN}', 'from line 1, column 7 on'],
  ['a zero before a number', '{"a": 01}', 'from line 1, column 8 on'],
  ['a line break within a text', '{"a": "x\ny"}', 'from line 1, column 7 on'],
  ['the wrong bracket', '{"a": [1}', 'from line 1, column 9 on'],
  ['something behind it', '{"a": 1}\r\n{}', 'from line 2, column 1 on'],
  ['a bracket behind it', '[]]', 'from line 1, column 3 on'],
  ['a comma behind it', '1,', 'from line 1, column 2 on'],
  [
    'a comma behind what is hardly ever in a text',
    '["\u007F\u0085\\ud800é😀",]',
    'from line 1, column 16 on',
  ],
  ['a form', 'codes=WINTER10', 'from line 1, column 1 on'],
])('%s is found', (_, text, where) => {
  expect(() => JSON.parse(text)).toThrow();
  expect(whyNotJson(text)).toBe(`is not JSON ${where}`);
});

test.each(['{', '{"a":', '[1,', '{"a": [1]', '{"a"'])('%s ends too early', (text) => {
  expect(whyNotJson(text)).toBe('is not JSON: it ends too early');
});

test('a byte order mark is called so, and of a text of megabytes no more is said', () => {
  expect(whyNotJson('\uFEFF{}')).toBe('is not JSON: it begins with a byte order mark (BOM)');
  expect(whyNotJson('['.repeat(1_000_000))).toBe('is not JSON');
});

test('what stands behind a list is found, whatever is in it; and a list that is cut off is none', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 4 }), fc.nat(), (json, cut) => {
      const text = `[${json}]`;
      const piece = text.slice(0, 1 + (cut % (text.length - 1)));
      expect(whyNotJson(piece)).toMatch(/^is not JSON/);
      expect(whyNotJson(`${text}x`)).toContain(`column ${text.length + 1} on`);
    }),
  );
});
