import { describe, expect, test } from 'vitest';
import { BadRequest } from './bad-request.ts';
import { lookThrough, mostValues } from './json-text.ts';

const MOST = 100;

/** What is said of a text: of what has too much, or of a number. */
function said(text: string, most = MOST) {
  try {
    return lookThrough(text, most);
  } catch (error) {
    if (error instanceof BadRequest) return error.errors[0];
    throw error;
  }
}

const fieldsOf = (count: number) => Array.from({ length: count }, (_, n) => `"f${n}":{}`).join(',');

describe('a JSON text', () => {
  test.each([
    ['[1,22.5,-3e7,0.123456789012345]'],
    ['{"a":"1234567890123456","b":["9.99999999999999999"]}'],
    ['{"a \\" 12345678901234567":"\\\\","b":"\\\\\\"12345678901234567"}'],
    ['9007199254740991'],
    ['0.00000000000000000000000001'],
    ['"12345678901234567'],
    [''],
  ])('%s has nothing that is to be told', (text) => {
    expect(said(text)).toBeNull();
  });

  test.each([
    ['12345678901234567', ''],
    ['{"a":1,"b":9999999999999999}', '/b'],
    ['{"a":{"b":[0,{"c":1},{"d":"x","e":-0.12345678901234567}]},"f":1}', '/a/b/2/e'],
    ['{"a":"{[\\"","b":[[1,2],[3,1234567890123456789]]}', '/b/1/1'],
  ])('%s has a number that a double would change, at "%s"', (text, field) => {
    expect(said(text)).toEqual({ field, message: 'has more than 15 digits' });
  });

  test('has an object with more fields than anybody means, wherever it is', () => {
    expect(said(`{"a":[{},{"b":{${fieldsOf(10_001)}}}]}`, 1_000_000)).toMatchObject({ field: '/a/1/b' });
    expect(said(`{${fieldsOf(10_001)}}`, 1_000_000)).toMatchObject({ field: '' });
    expect(said(`{${fieldsOf(10_000)}}`, 1_000_000)).toBeNull();
  });

  test('has more values than can be taken, whatever they are', () => {
    for (const one of ['1', '[]', '{}', '"a,b"', '{"a":1}']) {
      const text = `[${Array.from({ length: MOST + 1 }, () => one).join(',')}]`;
      expect(said(text)).toMatchObject({ field: '', message: 'has more than 100 values' });
    }
    expect(said('['.repeat(MOST + 1))).toMatchObject({ field: '' });
    expect(said(`["${'[,'.repeat(MOST)}"]`)).toBeNull();
  });

  test('may have more values where bodies are larger', () => {
    expect(mostValues(1_048_576)).toBe(300_000);
    expect(mostValues(100_000_000)).toBe(2_000_000);
  });
});
