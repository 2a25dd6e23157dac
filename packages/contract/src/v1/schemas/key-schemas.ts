import Type, { type Static } from 'typebox';
import { SCOPES } from '../../scopes.ts';
import { answer, closed, id, instant, nullable, PAGE, pageOf } from './fields.ts';

const scope = Type.Enum([...SCOPES], {
  description: 'What the key is for: everything, redeeming and looking up, or loading clients in bulk.',
  examples: ['client'],
});
const name = Type.String({
  minLength: 1,
  maxLength: 200,
  description: 'What people call the key.',
  examples: ['Web shop'],
});
const store = Type.String({
  minLength: 1,
  maxLength: 200,
  description: 'The store whose orders the key names; order ids of two stores do not meet.',
  examples: ['web'],
});

/** The body of `POST /v1/keys`. */
export const NewKey = closed('NewKey', 'A key to make.', {
  scope,
  name: Type.Optional(name),
  store: Type.Optional(store),
});

/** A checked {@link NewKey}. */
export type NewKeyFields = Static<typeof NewKey>;

/** A key as answers tell it. */
export const KeyAnswer = answer('Key', 'An API key of this workspace.', {
  id: id('The id of the key; not the key.'),
  scope,
  name,
  store,
  hint: Type.String({ description: 'The last four characters of the key.', examples: ['3E02'] }),
  createdAt: instant('When it was made.', '2026-11-22T12:00:00Z'),
  lastUsedAt: nullable(
    instant('When it was used last, to a minute or so; null: never.', '2026-11-22T12:00:00Z'),
  ),
  revokedAt: nullable(instant('When it was revoked; null: it works.', '2026-11-22T12:00:00Z')),
});

/** The answer of `POST /v1/keys`. */
export const NewKeyAnswer = answer('CreatedKey', 'A key that was made, with the key itself.', {
  ...KeyAnswer.properties,
  key: nullable(
    Type.String({
      description: 'The key. Shown once: null where the request repeats one with the same `Idempotency-Key`.',
      examples: ['5E0C7A41-93BD-0F2E-A6C8-71D4B59F3E02'],
    }),
  ),
});

/** The answer of `GET /v1/keys`. */
export const KeyPage = pageOf('KeyPage', 'Keys, the newest first, the revoked ones too.', KeyAnswer);

/** The query of `GET /v1/keys`. */
export const KeyQuery = closed('KeyQuery', 'Which part of the list is read.', PAGE);
