import Type from 'typebox';
import type { Role } from '../../roles.ts';
import type { Access } from '../../scopes.ts';
import type { RouteV1 } from '../route.ts';
import {
  AssignBody,
  BarcodeQuery,
  CodeAnswer,
  CodePage,
  CodeQuery,
  CodesQuery,
  CouponCodesQuery,
  GenerateBody,
  GeneratedAnswer,
  ImportBody,
  ImportedAnswer,
  SwitchBody,
} from '../schemas/code-schemas.ts';
import { CODE, CODE_CLIENT, COUPON } from './examples.ts';

const ADMIN: readonly Access[] = ['admin'];
const LOADERS: readonly Access[] = ['admin', 'batch'];
const SEERS: readonly Access[] = ['admin', 'client', 'token'];
const SERVING: readonly Role[] = ['owner', 'marketer', 'support'];
const MAKING: readonly Role[] = ['owner', 'marketer'];
const ofCoupon = { couponId: 'The id of the coupon.' };
const ofCode = { code: 'The code, percent-encoded.' };
const PAGE_EXAMPLE = { data: [CODE], nextCursor: null };

const GENERATED = { id: '01a20380-0000-7000-8000-000000000070', couponId: COUPON.id, codes: [CODE.code] };
const IMPORTED = {
  couponId: COUPON.id,
  imported: 1,
  taken: 0,
  invalid: 0,
  codes: [{ code: CODE.code, result: 'imported', clientId: null, problem: null, message: null }],
};

const code = (description: string) => ({
  status: 200 as const,
  description,
  schema: CodeAnswer,
  example: CODE,
});

const barcode = (type: 'image/svg+xml' | 'image/png', example: string) => ({
  status: 200 as const,
  description: 'The barcode, with the quiet zone around it that scanners need.',
  schema: Type.String({ description: 'A picture.', ...(type === 'image/png' ? { format: 'binary' } : {}) }),
  example,
  type,
});

/** What can be asked of codes. */
export const CODE_ROUTES = {
  listCodes: {
    method: 'GET',
    path: '/v1/coupons/{couponId}/codes',
    tag: 'Codes',
    scopes: ADMIN,
    roles: SERVING,
    params: ofCoupon,
    query: CouponCodesQuery,
    summary: "List a coupon's codes",
    description:
      'The codes of a coupon, in the order of codes. With `search` or `state`, at most 20,000 of them are looked at for a page: one can have fewer than `limit`, even none, and a `nextCursor`, which goes on where looking ended.',
    answers: [{ status: 200, description: 'A page of codes.', schema: CodePage, example: PAGE_EXAMPLE }],
    problems: ['coupon_unknown'],
  },
  generateCodes: {
    method: 'POST',
    path: '/v1/coupons/{couponId}/codes',
    tag: 'Codes',
    scopes: LOADERS,
    roles: MAKING,
    params: ofCoupon,
    summary: 'Generate codes',
    description:
      'Makes codes of a coupon with EAN-13 numbers or a pattern: all that are wanted or none. They are nobody’s and not activated: print them, send them, or give them to clients.',
    body: { schema: GenerateBody, example: { count: 1 } },
    answers: [
      { status: 201, description: 'The codes were made.', schema: GeneratedAnswer, example: GENERATED },
      {
        status: 200,
        description: 'The same request had made them; in the order of codes.',
        schema: GeneratedAnswer,
        example: GENERATED,
      },
    ],
    problems: ['coupon_unknown', 'code_kind_mismatch', 'coupon_archived', 'code_range_used_up'],
  },
  importCodes: {
    method: 'POST',
    path: '/v1/coupons/{couponId}/codes/import',
    tag: 'Codes',
    scopes: LOADERS,
    roles: MAKING,
    params: ofCoupon,
    summary: 'Import codes',
    description:
      'Takes codes that were made elsewhere into a coupon whose `codes` are `imported`. What becomes of each is told; those that are taken or can be no code hold up no other.',
    body: { schema: ImportBody, example: { codes: [{ code: CODE.code }] } },
    answers: [
      { status: 201, description: 'What became of each.', schema: ImportedAnswer, example: IMPORTED },
      { status: 200, description: 'The request repeats one.', schema: ImportedAnswer, example: IMPORTED },
    ],
    problems: ['coupon_unknown', 'code_kind_mismatch', 'coupon_archived'],
  },
  searchCodes: {
    method: 'GET',
    path: '/v1/codes',
    tag: 'Codes',
    scopes: ADMIN,
    roles: SERVING,
    query: CodesQuery,
    summary: 'Search codes',
    description: 'The codes of all coupons that begin or end with a text, in the order of codes.',
    answers: [{ status: 200, description: 'A page of codes.', schema: CodePage, example: PAGE_EXAMPLE }],
    problems: [],
  },
  getCode: {
    method: 'GET',
    path: '/v1/codes/{code}',
    tag: 'Codes',
    scopes: SEERS,
    roles: SERVING,
    params: ofCode,
    query: CodeQuery,
    summary: 'Read a code',
    description:
      'One code and how it stands. Whose it is is told to keys of scope admin, and where the same client is named. A client token sees the codes of its own client, and friendly ones.',
    answers: [code('The code.')],
    problems: ['code_unknown', 'client_ambiguous', 'other_client', 'too_many_guesses'],
  },
  disableCode: {
    method: 'POST',
    path: '/v1/codes/{code}/disable',
    tag: 'Codes',
    scopes: ADMIN,
    roles: SERVING,
    params: ofCode,
    summary: 'Disable a code',
    description:
      'From now on the code works for nobody; what live reservations hold can still be confirmed. Its client can activate the coupon anew and gets another code, which counts as one more activation. A code that is disabled stays as it is.',
    body: { schema: SwitchBody, isOptional: true, example: { reason: 'stolen' } },
    answers: [code('The code as it is now.')],
    problems: ['code_unknown', 'friendly_code'],
  },
  enableCode: {
    method: 'POST',
    path: '/v1/codes/{code}/enable',
    tag: 'Codes',
    scopes: ADMIN,
    roles: SERVING,
    params: ofCode,
    summary: 'Enable a code',
    description: 'A code that was disabled works again, unless its client has got another one meanwhile.',
    body: { schema: SwitchBody, isOptional: true, example: { reason: 'found' } },
    answers: [code('The code as it is now.')],
    problems: ['code_unknown', 'friendly_code', 'client_has_code'],
  },
  assignCode: {
    method: 'POST',
    path: '/v1/codes/{code}/assign',
    tag: 'Codes',
    scopes: ADMIN,
    roles: SERVING,
    params: ofCode,
    summary: 'Give a code to a client',
    description:
      'Makes a code that is nobody’s and was never used that of a client; it is issued by that, not activated. A client has at most one code of a coupon that works.',
    body: { schema: AssignBody, example: { client: { email: 'ann@example.com' } } },
    answers: [{ ...code('The code as it is now.'), example: { ...CODE, clientId: CODE_CLIENT } }],
    problems: [
      'code_unknown',
      'friendly_code',
      'client_ambiguous',
      'client_required',
      'coupon_archived',
      'code_disabled',
      'code_assigned',
      'code_used',
      'client_has_code',
    ],
  },
  getBarcodeSvg: {
    method: 'GET',
    path: '/v1/codes/{code}/barcode.svg',
    tag: 'Codes',
    scopes: SEERS,
    roles: SERVING,
    params: ofCode,
    query: BarcodeQuery,
    summary: 'Draw a code as SVG',
    description:
      'The barcode of a code that the caller may see, as `GET /v1/codes/{code}` has it. With an `ETag`.',
    answers: [barcode('image/svg+xml', '<svg viewBox="0 0 95 40" xmlns="http://www.w3.org/2000/svg"/>')],
    problems: ['code_unknown', 'too_many_guesses'],
  },
  getBarcodePng: {
    method: 'GET',
    path: '/v1/codes/{code}/barcode.png',
    tag: 'Codes',
    scopes: SEERS,
    roles: SERVING,
    params: ofCode,
    query: BarcodeQuery,
    summary: 'Draw a code as PNG',
    description:
      'The barcode of a code that the caller may see, as `GET /v1/codes/{code}` has it. With an `ETag`.',
    answers: [barcode('image/png', '\u0089PNG...')],
    problems: ['code_unknown', 'too_many_guesses'],
  },
} as const satisfies Readonly<Record<string, RouteV1>>;
