import Type, { type Static } from 'typebox';

const ONE_HOUR = 3600;

/** The body of `POST /v1/client-tokens`. */
export const ClientTokenBody = Type.Object(
  {
    client: Type.Object(
      {
        id: Type.Optional(Type.String({ maxLength: 64, description: 'The id of the client.' })),
        email: Type.Optional(Type.String({ maxLength: 512, description: 'Its e-mail address.' })),
        customIdentify: Type.Optional(
          Type.String({ maxLength: 1024, description: "The store's own identifier." }),
        ),
      },
      { additionalProperties: false },
    ),
    expiresIn: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: ONE_HOUR,
        description: 'Seconds until the token is over; 900 when left out.',
      }),
    ),
  },
  { additionalProperties: false },
);

/** A checked {@link ClientTokenBody}. */
export type ClientTokenFields = Static<typeof ClientTokenBody>;
