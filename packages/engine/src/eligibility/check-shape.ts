import {
  type ConditionProblem,
  isObject,
  MOST_PROBLEMS,
  unknownFields,
  within,
} from './condition-problem.ts';
import { contradictions } from './contradictions.ts';
import type { ListShape, ObjectShape, Shape } from './shape.ts';
import { type Wrong, wrongNumber, wrongText, wrongType } from './wrong-value.ts';

type Found = ConditionProblem[];
/**
 * What is wrong with a value that should be of a shape; none where it is.
 *
 * @example checkShape({ type: 'integer', minimum: 1, maximum: 9 }, 0, '/min') // [{ field: '/min', code: 'out_of_range', ... }]
 */
export function checkShape(shape: Shape, value: unknown, pointer: string): Found {
  switch (shape.type) {
    case 'integer':
    case 'number':
      return told(pointer, wrongNumber(shape, value));
    case 'boolean':
      return told(pointer, typeof value === 'boolean' ? null : wrongType('a boolean'));
    case 'string':
      return told(pointer, wrongText(shape, value));
    case 'array':
      return checkList(shape, value, pointer);
    case 'object':
      if (!isObject(value)) return told(pointer, wrongType('an object'));
      return 'values' in shape ? checkNamed(shape, value, pointer) : checkObject(shape, value, pointer);
  }
}

function told(field: string, wrong: Wrong | null): Found {
  return wrong === null ? [] : [{ field, ...wrong }];
}

function checkList({ items, maxItems }: ListShape, value: unknown, pointer: string): Found {
  if (!Array.isArray(value)) return told(pointer, wrongType('an array'));
  if (value.length === 0 || value.length > maxItems) {
    return told(pointer, { code: 'out_of_range', message: `must have 1 to ${maxItems} members` });
  }
  const found: Found = [];
  for (const [index, item] of value.entries()) {
    if (found.length >= MOST_PROBLEMS) break;
    found.push(...checkShape(items, item, within(pointer, index)));
  }
  return found;
}

function checkObject(shape: ObjectShape, value: Readonly<Record<string, unknown>>, pointer: string): Found {
  const names = Object.keys(shape.properties);
  const given = names.filter((name) => Object.hasOwn(value, name));
  const found = given.flatMap((name) =>
    checkShape(shape.properties[name]!, value[name], within(pointer, name)),
  );
  const list = names.join(', ');
  if (given.length < shape.minProperties)
    found.push({ field: pointer, code: 'missing', message: `needs at least one of ${list}` });
  if (given.length > (shape.maxProperties ?? names.length))
    found.push({ field: pointer, code: 'invalid', message: `can have only one of ${list}` });
  if (found.length === 0) found.push(...contradictions(shape, value, pointer));
  return [...found, ...unknownFields(value, names, pointer)];
}

function checkNamed(
  { values, maxName, maxProperties }: Extract<Shape, { values: Shape }>,
  value: Readonly<Record<string, unknown>>,
  pointer: string,
): Found {
  const entries = Object.entries(value);
  if (entries.length > maxProperties) {
    return told(pointer, { code: 'out_of_range', message: `must have at most ${maxProperties} names` });
  }
  return entries.flatMap(([name, inner]) => {
    const field = within(pointer, name);
    if (name === '' || name.length > maxName) {
      return told(field, { code: 'out_of_range', message: `must have a name of 1 to ${maxName} characters` });
    }
    return checkShape(values, inner, field);
  });
}
