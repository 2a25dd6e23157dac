import type { TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { nearestName } from './nearest-name.ts';

/** What is wrong with one field of a request: its JSON pointer (RFC 6901; empty for the whole body) and a sentence. */
export interface FieldError {
  readonly field: string;
  readonly message: string;
}

/** Checks values against a schema and says what is wrong with each field. */
export interface FieldChecker {
  /** The errors, at most one a field; none when the value fits. */
  check(value: unknown): FieldError[];
}

interface SchemaError {
  readonly keyword: string;
  readonly instancePath: string;
  readonly message: string;
  readonly params: object;
}

/** More errors than this help nobody. */
const MAX_ERRORS = 10;

/**
 * Compiles a schema once.
 *
 * @example fieldChecker(UseBody).check({ orderID: '1' }) // [{ field: '/orderID', message: 'is unknown; did you mean "orderId"?' }]
 */
export function fieldChecker(schema: TSchema): FieldChecker {
  const validator = Compile(schema);
  return {
    check(value) {
      if (validator.Check(value)) return [];
      const { known, unknown } = splitUnknown(value, schema, '');
      // The library tells of the first few errors only: among many unknown fields a wrong one would go under.
      const wrong = validator.Errors(known).flatMap(readError);
      const byField = new Map<string, FieldError>();
      for (const error of [...wrong, ...unknown])
        if (!byField.has(error.field)) byField.set(error.field, error);
      const errors = [...byField.values()].slice(0, MAX_ERRORS);
      return errors.length > 0 ? errors : [{ field: '', message: 'does not fit' }];
    },
  };
}

/** A value without the fields that its schema does not know, and an error for each of the first of those. */
function splitUnknown(
  value: unknown,
  schema: object,
  path: string,
): { readonly known: unknown; readonly unknown: readonly FieldError[] } {
  const isClosed = 'properties' in schema && 'additionalProperties' in schema;
  if (!isClosed || schema.additionalProperties !== false || !isObject(value))
    return { known: value, unknown: [] };
  const properties = schema.properties as Readonly<Record<string, object>>;
  const names = Object.keys(properties);
  const given = Object.keys(value).filter((name) => !names.includes(name));
  // Cut before the nearest names are looked for: a body can have tens of thousands.
  const unknown = given.slice(0, MAX_ERRORS).map((name) => unknownField(path, name, names));
  const known: Record<string, unknown> = {};
  for (const [name, inner] of Object.entries(properties)) {
    if (!Object.hasOwn(value, name)) continue;
    const split = splitUnknown(value[name], inner, `${path}/${name}`);
    known[name] = split.known;
    unknown.push(...split.unknown);
  }
  return { known, unknown };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function readError(error: SchemaError): FieldError[] {
  const { keyword, instancePath: path, params } = error;
  if (keyword === 'required' && 'requiredProperties' in params) {
    return names(params.requiredProperties).map((name) => ({
      field: `${path}/${name}`,
      message: 'is missing',
    }));
  }
  // Said already, and better, by the members of the union.
  if (keyword === 'anyOf') return [];
  return [{ field: path, message: describe(error) }];
}

function unknownField(path: string, name: string, known: readonly string[]): FieldError {
  const nearest = nearestName(name, known);
  const message = nearest === null ? 'is unknown' : `is unknown; did you mean "${nearest}"?`;
  return { field: `${path}/${escapePointer(name)}`, message };
}

function describe({ keyword, params, message }: SchemaError): string {
  if (keyword === 'enum' && 'allowedValues' in params) {
    return `must be one of ${names(params.allowedValues).join(', ')}`;
  }
  if (keyword === 'type' && 'type' in params) return `must be ${article(String(params.type))}`;
  return message;
}

function article(type: string): string {
  if (type === 'null') return 'null';
  return /^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`;
}

function names(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function escapePointer(name: string): string {
  return name.slice(0, 64).replaceAll('~', '~0').replaceAll('/', '~1');
}
