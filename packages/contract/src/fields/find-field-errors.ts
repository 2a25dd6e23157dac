import { Compile } from 'typebox/compile';
import { CONDITION } from '../v1/schemas/condition-schema.ts';
import { conditionErrors } from './condition-errors.ts';
import type { FieldError } from './field-error.ts';
import { leafErrors } from './leaf-errors.ts';
import { nearestName } from './nearest-name.ts';
import { pointerPart } from './pointer-part.ts';
import { type JsonSchema, memberFor, type UnknownWord } from './union-member.ts';

/** More errors than this help nobody. */
const MAX_ERRORS = 10;

/** To compile a check takes as long as to look at so many items. */
const LONG_LIST = 200;

interface Found {
  readonly wrong: FieldError[];
  /** Told last, and cut first: a body can have tens of thousands of unknown fields. */
  readonly unknown: FieldError[];
}

/**
 * What is wrong with each field of a value that does not fit its schema. Of a union whose members are told apart by one field,
 * only the member that is meant is looked at.
 *
 * @example findFieldErrors(NewCouponFields, { limits: [{ on: 'discount', mx: 1 }] })
 *   // [{ field: '/limits/0/max', message: 'is missing', code: 'missing' }, { field: '/limits/0/mx', message: 'is unknown; ...
 */
export function findFieldErrors(schema: JsonSchema, value: unknown): FieldError[] {
  const found: Found = { wrong: [], unknown: [] };
  look(schema, value, '', found);
  const byField = new Map<string, FieldError>();
  for (const error of [...found.wrong, ...found.unknown])
    if (!byField.has(error.field)) byField.set(error.field, error);
  return [...byField.values()].slice(0, MAX_ERRORS);
}

function look(given: JsonSchema, value: unknown, path: string, found: Found): void {
  if (isCondition(given) && value !== null) {
    found.wrong.push(...conditionErrors(value, path));
    return;
  }
  const meant = memberFor(given, value);
  if ('oneOf' in meant) {
    found.wrong.push({ field: `${path}/${meant.by}`, message: oneOf(meant), code: 'not_one_of' });
    return;
  }
  const { schema } = meant;
  const { properties, items } = schema;
  if (properties !== undefined && schema.additionalProperties === false && isObject(value)) {
    lookAtObject(schema, properties, value, path, found);
  } else if (items !== undefined && Array.isArray(value)) {
    lookAtItems(schema, value, path, found);
  } else if (hasTooMany(schema, value)) {
    lookAtLeaf({ maxProperties: schema.maxProperties }, value, path, found);
  } else {
    lookAtLeaf(schema, value, path, found);
  }
}

/** Then nothing else is said of it, and none of what is in it is looked at. */
function hasTooMany(
  schema: JsonSchema,
  value: unknown,
): schema is JsonSchema & Required<Pick<JsonSchema, 'maxProperties'>> {
  const { maxProperties } = schema;
  return maxProperties !== undefined && isObject(value) && Object.keys(value).length > maxProperties;
}

/** A condition, or one or null. */
function isCondition({ title, anyOf = [] }: JsonSchema): boolean {
  return title === CONDITION || anyOf.some((member) => member.title === CONDITION);
}

/** The words there are, and the nearest one where a word was said that is nearly one of them. */
function oneOf({ said, oneOf: words }: UnknownWord): string {
  const nearest = typeof said === 'string' ? nearestName(said, words) : null;
  const hint = nearest === null ? '' : `; did you mean "${nearest}"?`;
  return `must be one of ${words.join(', ')}${hint}`;
}

function lookAtObject(
  { required = [], minProperties = 0 }: JsonSchema,
  properties: Readonly<Record<string, JsonSchema>>,
  value: Readonly<Record<string, unknown>>,
  path: string,
  found: Found,
): void {
  for (const name of required) {
    if (!Object.hasOwn(value, name))
      found.wrong.push({ field: `${path}/${name}`, message: 'is missing', code: 'missing' });
  }
  for (const [name, inner] of Object.entries(properties)) {
    if (Object.hasOwn(value, name)) look(inner, value[name], `${path}/${name}`, found);
  }
  const names = Object.keys(properties);
  const given = Object.keys(value);
  if (given.length < minProperties) {
    found.wrong.push({ field: path, message: `needs at least one of ${names.join(', ')}`, code: 'missing' });
  }
  const unknown = given.filter((name) => !names.includes(name)).slice(0, MAX_ERRORS);
  for (const name of unknown) found.unknown.push(unknownField(path, name, names));
}

/** Of a list that is too long nothing else is said; of a long one, what fits is passed over at the speed of a compiled check. */
function lookAtItems(
  { items = {}, ...list }: JsonSchema,
  value: readonly unknown[],
  path: string,
  found: Found,
): void {
  lookAtLeaf(list, value, path, found);
  if (value.length > (list.maxItems ?? Number.POSITIVE_INFINITY)) return;
  const fits = value.length > LONG_LIST ? Compile(items) : null;
  for (const [index, item] of value.entries()) {
    if (found.wrong.length >= MAX_ERRORS) return;
    if (fits?.Check(item) !== true) look(items, item, `${path}/${index}`, found);
  }
}

function lookAtLeaf(schema: JsonSchema, value: unknown, path: string, found: Found): void {
  // Not by `...`: a call takes so many arguments only.
  for (const error of leafErrors(schema, value, path)) found.wrong.push(error);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function unknownField(path: string, name: string, known: readonly string[]): FieldError {
  const nearest = nearestName(name, known);
  const message = nearest === null ? 'is unknown' : `is unknown; did you mean "${nearest}"?`;
  return { field: `${path}/${pointerPart(name)}`, message, code: 'unknown' };
}
