import { Errors } from 'typebox/schema';
import type { FieldError } from './field-error.ts';
import { PATTERN_TEXTS } from './patterns.ts';
import type { JsonSchema } from './union-member.ts';

/**
 * What is wrong with a value as a whole, as JSON Schema tells it. Of a union the member is meant whose type the value has; where it has
 * none of the types, all of them are told.
 *
 * @param path where the value is, as a JSON pointer
 */
export function leafErrors(schema: JsonSchema, value: unknown, path: string): FieldError[] {
  const found: FieldError[] = [];
  const [, errors] = Errors(schema, value);
  const unions = new Set(errors.filter(isOfUnion).map(({ instancePath }) => instancePath));
  const taken = membersTaken(errors);
  const types = new Map<string, SchemaError[]>();
  for (const error of errors) {
    const { keyword, instancePath } = error;
    // Said already, and better, by the members of the union.
    if (isOfUnion(error)) continue;
    if (keyword !== 'type' || !unions.has(instancePath)) {
      found.push({ field: `${path}${instancePath}`, ...describe(error) });
    } else if (!taken.has(instancePath)) {
      types.set(instancePath, [...(types.get(instancePath) ?? []), error]);
    }
  }
  for (const [instancePath, wanted] of types) {
    found.push({ field: `${path}${instancePath}`, message: oneOfTypes(wanted), code: 'wrong_type' });
  }
  return found;
}

function isOfUnion({ keyword }: SchemaError): boolean {
  return keyword === 'anyOf';
}

/** Where a value has the type of one member of a union, and something else of it is wrong: the types of the others are no help. */
function membersTaken(errors: readonly SchemaError[]): Set<string> {
  const taken = new Set<string>();
  for (const { keyword, instancePath } of errors) {
    if (keyword !== 'type' && keyword !== 'anyOf') taken.add(instancePath);
    for (let end = instancePath.lastIndexOf('/'); end >= 0; end = instancePath.lastIndexOf('/', end - 1)) {
      taken.add(instancePath.slice(0, end));
      if (end === 0) break;
    }
  }
  return taken;
}

/** The types of all members, but for null, which nobody sends by mistake for something else. */
function oneOfTypes(errors: readonly SchemaError[]): string {
  const types = new Set(errors.flatMap(({ params }) => ('type' in params ? String(params.type) : [])));
  const named = [...types].filter((type) => type !== 'null' || types.size === 1).map(article);
  const last = named.pop() ?? '';
  return named.length === 0 ? `must be ${last}` : `must be ${named.join(', ')} or ${last}`;
}

interface SchemaError {
  readonly keyword: string;
  readonly instancePath: string;
  readonly message: string;
  readonly params: object;
}

const CODES: Readonly<Record<string, string>> = {
  enum: 'not_one_of',
  const: 'not_one_of',
  type: 'wrong_type',
  pattern: 'wrong_form',
  format: 'wrong_form',
};
const RANGE = /^(exclusive)?(min|max)/i;

function describe({ keyword, params, message }: SchemaError): Omit<FieldError, 'field'> {
  const code = CODES[keyword] ?? (RANGE.test(keyword) ? 'out_of_range' : 'invalid');
  if (keyword === 'enum' && 'allowedValues' in params) {
    return { message: `must be one of ${names(params.allowedValues).join(', ')}`, code };
  }
  if (keyword === 'type' && 'type' in params)
    return { message: `must be ${article(String(params.type))}`, code };
  if (keyword === 'pattern' && 'pattern' in params) {
    return { message: PATTERN_TEXTS[String(params.pattern)] ?? message, code };
  }
  if (keyword === 'format' && 'format' in params) {
    return { message: FORMATS[String(params.format)] ?? message, code };
  }
  return { message, code };
}

/** What a text of each form is, as a sentence ends. */
const FORMATS: Readonly<Record<string, string>> = {
  'date-time': 'must be a time from 1970 on with an offset, such as 2026-12-01T00:00:00Z',
  date: 'must be a day from 1970 on, such as 2026-12-01',
  uuid: 'must be a UUID',
};

function article(type: string): string {
  if (type === 'null') return 'null';
  return /^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`;
}

function names(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
