import { MAX_MINOR } from '@couponry/engine';
import Type, { type TSchema, type TSchemaOptions } from 'typebox';

/** An id: a UUID. */
export const id = (description: string) =>
  Type.String({ format: 'uuid', description, examples: ['01a20380-0000-7000-8000-000000000001'] });

/** An instant: RFC 3339, in answers in UTC. */
export const instant = (description: string, example = '2026-12-01T00:00:00Z') =>
  Type.String({ format: 'date-time', maxLength: 40, description, examples: [example] });

/** A calendar day. */
export const day = (description: string) =>
  Type.String({ format: 'date', description, examples: ['2026-12-01'] });

/** Money: an integer of minor units. */
export const money = (description: string, minimum = 0) =>
  Type.Integer({ minimum, maximum: MAX_MINOR, description, examples: [1250] });

/** How often something happened. */
export const count = (description: string) => Type.Integer({ minimum: 0, description, examples: [3] });

/** A currency of ISO 4217. */
export const currency = (description: string) =>
  Type.String({ pattern: '^[A-Z]{3}$', description, examples: ['GBP'] });

/** Something or null. */
export const nullable = <Schema extends TSchema>(schema: Schema, options: TSchemaOptions = {}) =>
  Type.Union([schema, Type.Null()], {
    ...('description' in schema ? { description: String(schema.description) } : {}),
    ...options,
  });

/** An object that has these fields and no others. `name` is what the OpenAPI document calls it. */
export const closed = <Properties extends Type.TProperties>(
  name: string,
  description: string,
  properties: Properties,
) => Type.Object(properties, { title: name, description, additionalProperties: false });

/** What an answer is made of: it may get more fields, and never loses one. */
export const answer = <Properties extends Type.TProperties>(
  name: string,
  description: string,
  properties: Properties,
) => Type.Object(properties, { title: name, description });

/** A page of a list, the newest first. */
export const pageOf = <Schema extends TSchema>(name: string, description: string, item: Schema) =>
  answer(name, description, {
    data: Type.Array(item, { description: 'What is on this page, the newest first.' }),
    nextCursor: nullable(
      Type.String({
        description: 'What to send as `cursor` for the next page; null on the last one.',
        examples: ['YwGiA4AAAHAAgAAAAAAAAAE'],
      }),
    ),
  });

/** The query parameters of every list. */
export const PAGE = {
  limit: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: 100,
      default: 20,
      description: 'How many at most.',
      examples: [20],
    }),
  ),
  cursor: Type.Optional(
    Type.String({
      maxLength: 200,
      description: 'Where the page begins: `nextCursor` of the page before. Opaque.',
      examples: ['YwGiA4AAAHAAgAAAAAAAAAE'],
    }),
  ),
};
