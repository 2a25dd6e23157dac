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
      const errors = validator.Errors(value).flatMap((error) => readError(error, schema));
      const byField = new Map<string, FieldError>();
      for (const error of errors) if (!byField.has(error.field)) byField.set(error.field, error);
      return [...byField.values()].slice(0, MAX_ERRORS);
    },
  };
}

function readError(error: SchemaError, schema: TSchema): FieldError[] {
  const { keyword, instancePath: path, params } = error;
  if (keyword === 'required' && 'requiredProperties' in params) {
    return names(params.requiredProperties).map((name) => ({
      field: `${path}/${name}`,
      message: 'is missing',
    }));
  }
  if (keyword === 'additionalProperties' && 'additionalProperties' in params) {
    const known = fieldsAt(schema, path);
    // Cut before the nearest names are looked for: a body can have tens of thousands.
    const unknown = names(params.additionalProperties).slice(0, MAX_ERRORS);
    return unknown.map((name) => unknownField(path, name, known));
  }
  // Said already, and better, by `additionalProperties` and by the members of a union.
  if (keyword === 'boolean' || keyword === 'anyOf') return [];
  return [{ field: path, message: describe(error) }];
}

/** The names of the fields of the object at a path; none where the schema does not name them. */
function fieldsAt(schema: TSchema, path: string): string[] {
  let found: object = schema;
  for (const step of path.split('/').slice(1)) {
    const properties = 'properties' in found ? (found.properties as Readonly<Record<string, object>>) : {};
    found = properties[step] ?? {};
  }
  return 'properties' in found ? Object.keys(found.properties as object) : [];
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
