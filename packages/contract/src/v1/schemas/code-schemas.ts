import Type from 'typebox';
import { ClientRef } from './client-schemas.ts';
import { answer, closed, count, id, instant, nullable, PAGE } from './fields.ts';

/** The most codes that are generated or imported by one request. */
export const MAX_CODES_A_CALL = 1000;

const CODE = '2912345678906';

const code = (description: string) => Type.String({ maxLength: 200, description, examples: [CODE] });

const state = Type.Enum(['issued', 'activated', 'redeemed', 'expired', 'disabled'], {
  description:
    'How far it has come: it exists; somebody has activated it; it was redeemed (and not given back). `expired`: its time ran out before it was redeemed. `disabled`: it works for nobody. A friendly code is everybody’s and used again and again: `issued` until its coupon ends, then `expired`.',
  examples: ['issued'],
});

/** A code as answers tell it. */
export const CodeAnswer = answer('Code', 'A code and how it stands.', {
  code: code('The code.'),
  coupon: answer('CodeCoupon', 'The coupon that it belongs to.', {
    id: id('The id of the coupon.'),
    name: Type.String({ description: 'What the coupon is called.', examples: ['Winter'] }),
  }),
  kind: Type.Enum(['friendly', 'individual'], {
    description: 'One code for everybody, or a code of its own.',
    examples: ['individual'],
  }),
  state,
  clientId: nullable(id('The client whose it is; null: nobody’s by name, or nobody to be told of.')),
  issuedAt: instant('When it was made.', '2026-11-22T12:00:00Z'),
  activatedAt: nullable(
    instant('When it was activated; null: not yet. A friendly code is activated by each client.'),
  ),
  expiresAt: nullable(instant('When it is over; null: never.')),
  usedAt: nullable(
    instant('When it was redeemed last; null: never, or a friendly code and nobody to be told of it.'),
  ),
  disabledAt: nullable(instant('When it was disabled; null: it works.')),
  redemptions: count(
    'How often it was redeemed, without what was given back. Of a friendly code: by everybody, which is told to admins; others read 0.',
  ),
});

/** A page of codes. */
export const CodePage = answer('CodePage', 'Codes.', {
  data: Type.Array(CodeAnswer, { description: 'What is on this page, in the order of codes.' }),
  nextCursor: nullable(
    Type.String({
      description: 'What to send as `cursor` for the next page; null on the last one.',
      examples: ['YzI5MTIzNDU2Nzg5MDE'],
    }),
  ),
});

/** The query of `GET /v1/coupons/{couponId}/codes`. */
export const CouponCodesQuery = closed('CouponCodesQuery', 'Which codes of a coupon are wanted.', {
  ...PAGE,
  search: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 64,
      description: 'Only those with this anywhere in them, without regard to case.',
      examples: ['6789'],
    }),
  ),
  state: Type.Optional(state),
  clientId: Type.Optional(id('Only those of this client.')),
});

/** The query of `GET /v1/codes`. */
export const CodesQuery = closed('CodesQuery', 'Which codes of all coupons are wanted.', {
  ...PAGE,
  search: Type.String({
    minLength: 3,
    maxLength: 64,
    description: 'The beginning or the last characters of a code, or all of it; without regard to case.',
    examples: ['8901'],
  }),
});

/** The query of `GET /v1/codes/{code}`. */
export const CodeQuery = closed('CodeQuery', 'Whom the one who asks speaks for; with an API key only.', {
  clientId: Type.Optional(id('The id of a client.')),
  email: Type.Optional(
    Type.String({ maxLength: 512, description: 'Its e-mail address.', examples: ['ann@example.com'] }),
  ),
  customIdentify: Type.Optional(
    Type.String({
      maxLength: 1024,
      description: "The store's own identifier of the client.",
      examples: ['customer-4711'],
    }),
  ),
});

/** The body of `POST /v1/coupons/{couponId}/codes`. */
export const GenerateBody = closed('GenerateCodes', 'How many codes are wanted.', {
  count: Type.Integer({
    minimum: 1,
    maximum: MAX_CODES_A_CALL,
    description: `How many; all of them are made, or none.`,
    examples: [100],
  }),
});

/** The answer of `POST /v1/coupons/{couponId}/codes`. */
export const GeneratedAnswer = answer('GeneratedCodes', 'Codes that were made.', {
  id: id('The id of this issue.'),
  couponId: id('The coupon.'),
  codes: Type.Array(code('A code, nobody’s and not activated.'), { description: 'The codes.' }),
});

const ImportItem = closed('ImportItem', 'A code to import.', {
  code: code(
    'The code: 3 to 64 characters, none of them a blank or one of `/ ? # \\`. It is kept in capitals.',
  ),
  client: Type.Optional(ClientRef),
});

/** The body of `POST /v1/coupons/{couponId}/codes/import`. */
export const ImportBody = closed('ImportCodes', 'Codes to import.', {
  codes: Type.Array(ImportItem, {
    minItems: 1,
    maxItems: MAX_CODES_A_CALL,
    description: `The codes, each with a client it is given to, if any; at most ${MAX_CODES_A_CALL}.`,
  }),
});

const ImportedItem = answer('CodeImportItem', 'What became of one code.', {
  code: code('The code as it is kept; one that can be none as it was sent.'),
  result: Type.Enum(['imported', 'taken', 'invalid'], {
    description:
      '`imported`: it is in. `taken`: it was there already, or stands in this list before. `invalid`: it can be no code.',
    examples: ['imported'],
  }),
  clientId: nullable(id('The client it was given to; null: nobody.')),
  problem: nullable(
    Type.Enum(
      [
        'client_ambiguous',
        'client_invalid',
        'client_has_code',
        'code_assigned',
        'code_disabled',
        'code_used',
        'coupon_archived',
      ],
      { description: 'Why it was not given to the client that was named.', examples: ['client_has_code'] },
    ),
    { description: 'Why it was not given to the client that was named; null: it was, or nobody was named.' },
  ),
  message: nullable(
    Type.String({ description: 'Why it can be no code.', examples: ['A code has at least 3 characters.'] }),
  ),
});

/** The answer of `POST /v1/coupons/{couponId}/codes/import`. */
export const ImportedAnswer = answer('CodeImport', 'What became of the codes.', {
  couponId: id('The coupon.'),
  imported: count('How many are in by this request.'),
  taken: count('How many were there already.'),
  invalid: count('How many can be no code.'),
  codes: Type.Array(ImportedItem, { description: 'Each code, in the order in which they were sent.' }),
});

/** The body of `POST /v1/codes/{code}/disable` and `/enable`. */
export const SwitchBody = closed('SwitchCode', 'Why it is done.', {
  reason: Type.Optional(
    Type.String({ maxLength: 255, description: 'Why, for whoever looks later.', examples: ['stolen'] }),
  ),
});

/** The body of `POST /v1/codes/{code}/assign`. */
export const AssignBody = closed('AssignCode', 'Whom the code is given to.', { client: ClientRef });

/** The query of `GET /v1/codes/{code}/barcode.svg` and `.png`. */
export const BarcodeQuery = closed('BarcodeQuery', 'How the barcode is drawn.', {
  symbology: Type.Optional(
    Type.Enum(['ean13', 'ean8', 'code128', 'qr'], {
      description:
        'The kind of barcode; left out: EAN-13 and EAN-8 for numbers with a right check digit, Code 128 for other codes of visible ASCII of up to 32 characters, QR for the rest.',
      examples: ['ean13'],
    }),
  ),
  scale: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: 10,
      default: 3,
      description: 'How many pixels the narrowest bar, or a dot, is wide.',
      examples: [3],
    }),
  ),
  height: Type.Optional(
    Type.Integer({
      minimum: 5,
      maximum: 50,
      default: 15,
      description:
        'How high the bars are, in millimetres at 72 pixels an inch and a scale of 1. A QR code is a square.',
      examples: [15],
    }),
  ),
  text: Type.Optional(
    Type.Enum(['true', 'false'], {
      default: 'true',
      description: 'Whether the code stands below in letters and digits.',
      examples: ['true'],
    }),
  ),
});
