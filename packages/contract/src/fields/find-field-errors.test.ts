import Type, { type TSchema } from 'typebox';
import { describe, expect, test } from 'vitest';
import { findFieldErrors } from './find-field-errors.ts';

const closed = { additionalProperties: false };
const Cat = Type.Object({ kind: Type.Literal('cat'), lives: Type.Integer({ maximum: 9 }) }, closed);
const Dog = Type.Object({ kind: Type.Literal('dog'), name: Type.Optional(Type.String()) }, closed);
const Pet = Type.Union([Cat, Dog]);
const Owner: TSchema = Type.Object(
  {
    pets: Type.Array(Pet, { maxItems: 2 }),
    first: Type.Optional(Type.Union([Pet, Type.Null()])),
    since: Type.Optional(Type.Union([Type.String({ format: 'date' }), Type.Null()])),
    mood: Type.Optional(Type.Enum(['good', 'bad'])),
    code: Type.Optional(Type.String({ pattern: '^[A-Z]+$' })),
    notes: Type.Optional(
      Type.Record(
        Type.String(),
        Type.Union([
          Type.Number(),
          Type.String({ maxLength: 3 }),
          Type.Boolean(),
          Type.Array(Type.String()),
          Type.Null(),
        ]),
      ),
    ),
  },
  closed,
);

/** Each error as one line. */
function told(value: unknown): string[] {
  return findFieldErrors(Owner, value).map(({ field, code, message }) => `${field} ${code}: ${message}`);
}

describe('findFieldErrors', () => {
  test('says nothing of what fits', () => {
    const pets = [{ kind: 'cat', lives: 9 }, { kind: 'dog' }];
    expect(told({ pets, first: null, since: '2026-12-01', mood: 'bad', code: 'A' })).toEqual([]);
  });

  test('says of an object with too many fields nothing else', () => {
    const schema = Type.Record(Type.String(), Type.Number(), { maxProperties: 2 });
    const errors = findFieldErrors(Type.Object({ sizes: schema }, closed), {
      sizes: { a: 'x', b: 'x', c: 'x' },
    });
    expect(errors).toMatchObject([{ field: '/sizes', code: 'out_of_range' }]);
  });

  test('finds what is wrong at the end of a long list', () => {
    const items = Array.from({ length: 1000 }, (_, index) => ({ kind: 'cat', lives: index < 999 ? 9 : 10 }));
    expect(findFieldErrors(Type.Array(Pet), items)).toMatchObject([{ field: '/999/lives' }]);
  });

  test.each([
    ['no object', 7, [' wrong_type: must be an object']],
    ['nothing in it', {}, ['/pets missing: is missing']],
    ['no list', { pets: {} }, ['/pets wrong_type: must be an array']],
    ['a member that is no object', { pets: ['cat'] }, ['/pets/0 wrong_type: must be an object']],
    ['a list for a member', { pets: [[]] }, ['/pets/0 wrong_type: must be an object']],
    ['a list that is too long', { pets: [7, 7, 7] }, ['/pets out_of_range: must not have more than 2 items']],
    ['no kind', { pets: [{ lives: 1 }] }, ['/pets/0/kind not_one_of: must be one of cat, dog']],
    ['another kind', { pets: [{ kind: 'cow' }] }, ['/pets/0/kind not_one_of: must be one of cat, dog']],
    [
      'a field of another member',
      { pets: [{ kind: 'dog' }, { kind: 'dog', lives: 9 }] },
      ['/pets/1/lives unknown: is unknown'],
    ],
    [
      'a mistyped field of a member',
      { pets: [{ kind: 'cat', live: 9 }] },
      ['/pets/0/lives missing: is missing', '/pets/0/live unknown: is unknown; did you mean "lives"?'],
    ],
    [
      'a member out of range where there may be none',
      { pets: [], first: { kind: 'cat', lives: 10 } },
      ['/first/lives out_of_range: must be <= 9'],
    ],
    [
      'a text of no such form',
      { pets: [], since: 'today' },
      ['/since wrong_form: must be a day from 1970 on, such as 2026-12-01'],
    ],
    ['a number for a text', { pets: [], since: 1 }, ['/since wrong_type: must be a string']],
    [
      'an object where values of several types can be',
      { pets: [], notes: { a: {} } },
      ['/notes/a wrong_type: must be a number, a string, a boolean or an array'],
    ],
    [
      'a wrong member of a list where other types can be, too',
      { pets: [], notes: { a: [1], b: 2 } },
      ['/notes/a/0 wrong_type: must be a string'],
    ],
    [
      'a text that is too long where other types can be, too',
      { pets: [], notes: { a: 'long' } },
      ['/notes/a out_of_range: must not have more than 3 characters'],
    ],
    ['no such word', { pets: [], mood: 'odd' }, ['/mood not_one_of: must be one of good, bad']],
  ])('of %s', (_, value, lines) => {
    expect(told(value)).toEqual(lines);
  });

  test('tells ten at most, what is wrong before what is unknown', () => {
    const unknown = Object.fromEntries(Array.from({ length: 50_000 }, (_, index) => [`field${index}`, 1]));
    const lines = told({ ...unknown, code: 'a' });
    expect(lines).toHaveLength(10);
    expect(lines[0]).toBe('/pets missing: is missing');
    expect(lines[1]).toMatch(/^\/code wrong_form/);
    const pets = Array.from({ length: 5000 }, () => ({ kind: 'cow' }));
    expect(findFieldErrors(Type.Array(Pet), pets)).toHaveLength(10);
  });

  test('escapes names in pointers', () => {
    expect(told({ pets: [], 'a/b~c': 1 })).toEqual(['/a~1b~0c unknown: is unknown']);
  });
});
