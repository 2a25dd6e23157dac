import {
  type AnyRule,
  type Condition,
  checkCondition,
  PARAMETER_SHAPES,
  RULES,
  type Shape,
} from '@couponry/engine';
import Type from 'typebox';
import { MatchSchema } from './match-schema.ts';

type Json = Readonly<Record<string, unknown>>;

/** What the schema of conditions is called. */
export const CONDITION = 'Condition';

const DESCRIPTION = `A question about cart, client or time: a rule with its parameters, or conditions put together by \`all\`, \`any\` and \`not\`, at most 8 deep and 200 in all. An empty \`all\` holds; an empty \`any\` does not. A rule that contradicts itself, so that it could never hold, is refused. There will be more rules; those that there are keep their names, parameters and meaning.`;

/**
 * A condition, as a field: the engine checks it, because a schema of something that lies within itself says of a slip only
 * that nothing fits. What the reference shows in its place is {@link conditionSchemas}.
 */
export const ConditionSchema = Type.Refine(
  Type.Unsafe<Condition>({ title: CONDITION, description: DESCRIPTION }),
  (value) => checkCondition(value).length === 0,
);

/** The JSON schema of conditions and of each rule, by name; in one another they are references (`$ref`). */
export function conditionSchemas(): Readonly<Record<string, Json>> {
  const rules = [...RULES.values()];
  const names = ['AllOf', 'AnyOf', 'NotOf', ...rules.map(nameOf)];
  return {
    [CONDITION]: {
      description: DESCRIPTION,
      anyOf: names.map(($ref) => ({ $ref })),
      examples: [
        { all: [{ rule: 'cart_subtotal', min: 5000 }, { not: { rule: 'client_tag', in: ['staff'] } }] },
      ],
    },
    AllOf: partsOf('all', 'Holds where every one of these does.'),
    AnyOf: partsOf('any', 'Holds where at least one of these does.'),
    NotOf: closed('Holds where this does not.', { not: { $ref: CONDITION } }, ['not']),
    ...Object.fromEntries(rules.map((rule) => [nameOf(rule), schemaOf(rule)])),
  };
}

function partsOf(word: string, description: string): Json {
  return closed(description, { [word]: { type: 'array', items: { $ref: CONDITION }, description } }, [word]);
}

/** `cart_subtotal` is `CartSubtotalRule`. */
function nameOf({ name }: AnyRule): string {
  const words = name.split('_').map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`);
  return `${words.join('')}Rule`;
}

function schemaOf({ name, summary, parameters, oneOf, examples }: AnyRule): Json {
  const required = Object.entries(parameters).filter(([, { isOptional }]) => !isOptional);
  const properties = Object.entries(parameters).map(([parameter, { type, description }]) => [
    parameter,
    { ...(type === 'match' ? MatchSchema : jsonSchemaOf(PARAMETER_SHAPES[type])), description },
  ]);
  return {
    ...closed(summary, { rule: { const: name, description: summary }, ...Object.fromEntries(properties) }, [
      'rule',
      ...required.map(([parameter]) => parameter),
    ]),
    // At least one of them is given.
    ...(oneOf === undefined ? {} : { minProperties: 2 }),
    examples: examples.map((example) => ({ rule: name, ...example })),
  };
}

function closed(description: string, properties: Json, required: readonly string[]): Json {
  return { type: 'object', description, properties, required, additionalProperties: false };
}

/** Forms that JSON Schema has no word for are told by their descriptions. */
function jsonSchemaOf(shape: Shape): Json {
  if (shape.type === 'array') {
    return { type: 'array', items: jsonSchemaOf(shape.items), minItems: 1, maxItems: shape.maxItems };
  }
  if (shape.type === 'string') {
    if ('enum' in shape) return { enum: shape.enum };
    const form = shape.form === 'date' ? { format: 'date' } : {};
    return { type: 'string', minLength: 1, maxLength: shape.maxLength, ...form };
  }
  if (shape.type !== 'object') return { ...shape };
  if ('values' in shape) {
    const { values, maxProperties } = shape;
    return { type: 'object', additionalProperties: jsonSchemaOf(values), maxProperties };
  }
  const { properties, minProperties, maxProperties } = shape;
  return {
    type: 'object',
    properties: Object.fromEntries(
      Object.entries(properties).map(([name, inner]) => [
        name,
        { ...jsonSchemaOf(inner), description: inner.description ?? name },
      ]),
    ),
    ...{ additionalProperties: false, minProperties },
    ...(maxProperties === undefined ? {} : { maxProperties }),
  };
}
