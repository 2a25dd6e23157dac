import Type from 'typebox';
import { CouponAnswer } from './coupon-schemas.ts';
import { answer, closed, count, PAGE, pageOf } from './fields.ts';

/** The orders in which coupons can be listed; behind a minus the other way round. */
const SORTS = ['createdAt', 'name', 'startsAt', 'endsAt', 'updatedAt', 'redeemed', 'discount'] as const;

/** One of the orders in which coupons can be listed. */
export type CouponSortName = (typeof SORTS)[number] | `-${(typeof SORTS)[number]}`;

const sorts = SORTS.flatMap((name): CouponSortName[] => [name, `-${name}`]);

/** The answer of `GET /v1/coupons`. */
export const CouponPage = pageOf('CouponPage', 'Coupons, in the order of `sort`.', CouponAnswer);

/** The query of `GET /v1/coupons`. */
export const CouponQuery = closed('CouponQuery', 'Which coupons are listed, and in which order.', {
  state: Type.Optional(
    Type.Enum(['draft', 'published', 'paused', 'archived'], {
      description: 'Only those in this state.',
      examples: ['published'],
    }),
  ),
  kind: Type.Optional(
    Type.Enum(['friendly', 'ean13', 'pattern', 'imported'], {
      description: 'Only those with codes of this kind.',
      examples: ['ean13'],
    }),
  ),
  tag: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 200,
      description: 'Only those with this tag.',
      examples: ['winter'],
    }),
  ),
  q: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 200,
      description: 'Only those with this text in their name or friendly code, without regard to case.',
      examples: ['winter'],
    }),
  ),
  sort: Type.Optional(
    Type.Enum(sorts, {
      default: '-createdAt',
      description:
        'In which order; a minus turns it round. `redeemed` and `discount` (given, without what came back) are for keys of scope admin; while those numbers change, a coupon can be on two pages or on none. A `cursor` goes on with the `sort` of its page only.',
      examples: ['name'],
    }),
  ),
  totals: Type.Optional(
    Type.Boolean({
      default: false,
      description: 'Whether each comes with `totals`, what it has seen in all. For keys of scope admin.',
      examples: [true],
    }),
  ),
  ...PAGE,
});

/** The answer of `GET /v1/coupon-tags`. */
export const CouponTagsAnswer = answer('CouponTags', 'The tags of coupons that are not archived.', {
  data: Type.Array(
    answer('CouponTag', 'A tag.', {
      tag: Type.String({ description: 'The tag.', examples: ['winter'] }),
      coupons: count('How many coupons have it.'),
    }),
    { description: 'The most frequent first, 200 at most.' },
  ),
});
