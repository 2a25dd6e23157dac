import type { Shape } from '@couponry/engine';
import type { FormError } from './form-error.ts';
import { type NumberKind, readNumber, type Writing } from './read-number.ts';
import { writeNumber } from './write-number.ts';

/** A value while it is typed: numbers are texts, all else is what it will be. Empty is what is not given. */
export type Typed = string | boolean | readonly string[] | { readonly [name: string]: Typed };

/** An object while it is typed. */
export type TypedObject = { readonly [name: string]: Typed };

/** What is read of something that was typed; undefined: nothing was. */
interface Read {
  readonly value: unknown;
  readonly errors: readonly FormError[];
}

const NOTHING: Read = { value: undefined, errors: [] };

/** A value as it is typed, by its shape. */
export function typedOf(shape: Shape, value: unknown, isMoney: boolean, writing: Writing): Typed {
  if (typeof value === 'number') return writeNumber(numberKind(shape, isMoney), value, writing);
  if (Array.isArray(value)) return value.map(String);
  if (typeof value !== 'object' || value === null)
    return typeof value === 'boolean' ? value : String(value ?? '');
  const parts = Object.entries(value).map(([name, inner]) => {
    const within = shapeWithin(shape, name);
    return [name, within === undefined ? String(inner) : typedOf(within, inner, isMoney, writing)] as const;
  });
  return Object.fromEntries(parts);
}

/** Reads a typed value by its shape; `pointer` is where it stands. What is empty is left out. */
export function readTyped(
  shape: Shape,
  typed: Typed | undefined,
  pointer: string,
  isMoney: boolean,
  writing: Writing,
): Read {
  if (typed === undefined || typed === '') return NOTHING;
  if (typeof typed === 'string') {
    if (shape.type !== 'integer' && shape.type !== 'number') return { value: typed, errors: [] };
    const read = readNumber(numberKind(shape, isMoney), typed, writing);
    return read.ok
      ? { value: read.value, errors: [] }
      : { value: undefined, errors: [{ field: pointer, code: read.code }] };
  }
  if (typeof typed === 'boolean') return { value: typed, errors: [] };
  if (isList(typed)) return typed.length === 0 ? NOTHING : { value: typed, errors: [] };
  return readObject(shape, typed, pointer, isMoney, writing);
}

function readObject(
  shape: Shape,
  typed: TypedObject,
  pointer: string,
  isMoney: boolean,
  writing: Writing,
): Read {
  const errors: FormError[] = [];
  const value: Record<string, unknown> = {};
  for (const [name, inner] of Object.entries(typed)) {
    const within = shapeWithin(shape, name);
    if (within === undefined) continue;
    const read = readTyped(within, inner, `${pointer}/${escaped(name)}`, isMoney, writing);
    errors.push(...read.errors);
    if (read.value !== undefined) value[name] = read.value;
  }
  const mayBeEmpty = shape.type === 'object' && 'minProperties' in shape && shape.minProperties === 0;
  if (errors.length > 0) return { value: undefined, errors };
  return Object.keys(value).length === 0 && !mayBeEmpty ? NOTHING : { value, errors };
}

/** The shape of a part of an object. */
function shapeWithin(shape: Shape, name: string): Shape | undefined {
  if (shape.type !== 'object') return undefined;
  return 'values' in shape ? shape.values : shape.properties[name];
}

/** A name as a part of a JSON pointer. */
function escaped(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** Whether it is a list of texts. */
export function isList(typed: Typed): typed is readonly string[] {
  return Array.isArray(typed);
}

function numberKind(shape: Shape, isMoney: boolean): NumberKind {
  if (isMoney) return 'money';
  return shape.type === 'integer' ? 'count' : 'number';
}
