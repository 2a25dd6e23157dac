import { parseInstant } from '@couponry/engine';
import Type, { type TSchema, type TSchemaOptions } from 'typebox';
import Format from 'typebox/format';
import { CURRENCY_PATTERN } from '../../fields/patterns.ts';

// Leap seconds and years before 1970 have these forms too; no instant and no day that is reckoned with is such.
Format.Set('date-time', (text) => Format.IsDateTime(text) && parseInstant(text) !== null);
Format.Set('date', (text) => Format.IsDate(text) && text >= '1970');

/** An id: a UUID. */
export const id = (description: string) =>
  Type.String({ format: 'uuid', description, examples: ['01a20380-0000-7000-8000-000000000001'] });

/** An instant: RFC 3339, in answers in UTC, from 1970 to 9999. */
export const instant = (description: string, example = '2026-12-01T00:00:00Z') =>
  Type.String({ format: 'date-time', maxLength: 40, description, examples: [example] });

/** A calendar day, from 1970 to 9999. */
export const day = (description: string) =>
  Type.String({ format: 'date', description, examples: ['2026-12-01'] });

/** Money in answers: an integer of minor units. What one amount of a request may be at most, a sum of several can exceed. */
export const money = (description: string, minimum = 0) =>
  Type.Integer({ minimum, description, examples: [1250] });

/** How often something happened. */
export const count = (description: string) => Type.Integer({ minimum: 0, description, examples: [3] });

/** A currency of ISO 4217. */
export const currency = (description: string) =>
  Type.String({ pattern: CURRENCY_PATTERN, description, examples: ['GBP'] });

/** Why somebody acts for a client. */
export const reasonOfAct = Type.String({
  maxLength: 200,
  description:
    'Why, where somebody does it for a client: noted in the audit log, with who it was, and told in the timeline. Not with a client token.',
  examples: ['as a goodwill gesture'],
});

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

/** A page of a list. */
export const pageOf = <Schema extends TSchema>(name: string, description: string, item: Schema) =>
  answer(name, description, {
    data: Type.Array(item, { description: 'What is on this page, in the order of the list.' }),
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
