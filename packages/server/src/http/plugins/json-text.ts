import { type FieldError, pointerPart } from '@couponry/contract';
import { BadRequest } from './bad-request.ts';

/** No object that anybody means has more fields: a batch of clients has half as many. */
const MAX_FIELDS = 10_000;
/** So many values are read in a fraction of a second, whatever they are. */
const LEAST_VALUES = 300_000;
/** What may be larger may have more values: nobody who means what they say needs less for each of many. */
const BYTES_A_VALUE = 50;
/** A double has so many digits for certain, integers more. */
export const CERTAIN_DIGITS = 15;

const [QUOTE, BACKSLASH, COMMA, COLON, MINUS, ZERO, NINE] = [34, 92, 44, 58, 45, 48, 57];
const [LIST, LIST_END, OBJECT, OBJECT_END] = [91, 93, 123, 125];
/** Whatever is deeper is refused anyway. */
const MAX_PARTS = 16;
const NUMBER = /[-+.\deE]+/y;

/** A list or an object that has begun: how many items or fields stand before, and where the name of the present field is. */
interface Open {
  readonly isObject: boolean;
  count: number;
  name: Range;
}

interface Range {
  readonly from: number;
  readonly to: number;
}

/** How many values a body of up to so many bytes may have. */
export function mostValues(bodyLimit: number): number {
  return Math.max(LEAST_VALUES, Math.ceil(bodyLimit / BYTES_A_VALUE));
}

/**
 * Looks through a JSON text, which may be none, before it is read: an object with hundreds of thousands of fields takes seconds to
 * read, in which nobody else is served.
 *
 * @returns the first number of which a double would make another one, or null
 * @throws BadRequest naming what has too many fields, or that there are too many values in all
 */
export function lookThrough(text: string, most: number): FieldError | null {
  const open: Open[] = [];
  let values = 0;
  let string: Range = { from: 0, to: 0 };
  let long: FieldError | null = null;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charCodeAt(at);
    const inner = open.at(-1);
    if (character === QUOTE) {
      const from = at;
      at = endOfString(text, from);
      string = { from, to: at + 1 };
    } else if (character === COLON && inner !== undefined) {
      inner.name = string;
    } else if (character === COMMA && inner !== undefined) {
      inner.count += 1;
      values += 1;
      if (inner.isObject && inner.count >= MAX_FIELDS) throw tooMany(pointerTo(text, open.slice(0, -1)));
    } else if (character === LIST || character === OBJECT) {
      values += 1;
      open.push({ isObject: character === OBJECT, count: 0, name: string });
    } else if (character === LIST_END || character === OBJECT_END) {
      open.pop();
    } else if (character === MINUS || (character >= ZERO && character <= NINE)) {
      const source = numberAt(text, at);
      if (long === null && isChanged(source)) long = tooLong(pointerTo(text, open));
      at += source.length - 1;
    }
    if (values > most) throw new BadRequest([{ field: '', message: `has more than ${most} values` }]);
  }
  return long;
}

/** Where a string ends that begins here: its closing quote, or where the text is over. */
function endOfString(text: string, from: number): number {
  for (let end = text.indexOf('"', from + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    let before = end;
    while (text.charCodeAt(before - 1) === BACKSLASH) before -= 1;
    if ((end - before) % 2 === 0) return end;
  }
  return text.length;
}

function numberAt(text: string, at: number): string {
  NUMBER.lastIndex = at;
  return NUMBER.exec(text)?.[0] ?? '';
}

/** Whether a double may be another number than what is written. */
function isChanged(source: string): boolean {
  if (source.length <= CERTAIN_DIGITS) return false;
  const digits = source.replace(/[eE].*$/, '').replaceAll(/^-?0*\.?0*|\./g, '');
  if (digits.length <= CERTAIN_DIGITS) return false;
  const value = Number(source);
  return !(Number.isSafeInteger(value) && String(value) === source);
}

/** The JSON pointer of what is being read; where it is deep, of what is around it. */
function pointerTo(text: string, open: readonly Open[]): string {
  const parts = open
    .slice(0, MAX_PARTS)
    .map(({ isObject, count, name }) => (isObject ? nameAt(text, name) : count));
  return parts.map((part) => `/${part}`).join('');
}

function nameAt(text: string, { from, to }: Range): string {
  return pointerPart(text.slice(from + 1, to - 1));
}

function tooMany(field: string): BadRequest {
  return new BadRequest([{ field, message: `has more than ${MAX_FIELDS} fields`, code: 'out_of_range' }]);
}

function tooLong(field: string): FieldError {
  return { field, message: `has more than ${CERTAIN_DIGITS} digits` };
}
