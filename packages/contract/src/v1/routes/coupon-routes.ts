import { ROLES, type Role } from '../../roles.ts';
import type { Access } from '../../scopes.ts';
import type { ProblemCode } from '../problems.ts';
import type { RouteV1 } from '../route.ts';
import { CouponHoursAnswer, CouponHoursQuery } from '../schemas/coupon-hours-schemas.ts';
import { CouponPage, CouponQuery, CouponTagsAnswer } from '../schemas/coupon-list-schemas.ts';
import {
  CouponAnswer,
  CouponCopy,
  CouponPatch,
  CouponStatisticsAnswer,
  NewCoupon,
  StatisticsQuery,
} from '../schemas/coupon-schemas.ts';
import { CouponTimelinePage, CouponTimelineQuery } from '../schemas/coupon-timeline-schemas.ts';
import { CLIENT, COUPON, NEW_COUPON, STATISTICS, STATISTICS_HOUR, TIMELINE_ENTRY } from './examples.ts';

const EVERYBODY: readonly Access[] = ['admin', 'client', 'batch', 'token'];
const ADMIN: readonly Access[] = ['admin'];
/** Who makes offers. */
const EDITORS: readonly Role[] = ['owner', 'marketer'];
const params = { couponId: 'The id of the coupon.' };

const coupon = <Status extends 200 | 201>(status: Status, description: string) =>
  ({ status, description, schema: CouponAnswer, example: COUPON, etag: true }) as const;

/** An action that moves a coupon to another state; it has no body. */
const action = (
  name: string,
  summary: string,
  description: string,
  problems: readonly ProblemCode[] = ['coupon_unknown', 'state_final'],
) =>
  ({
    method: 'POST',
    path: `/v1/coupons/{couponId}/${name}`,
    tag: 'Coupons',
    scopes: ADMIN,
    roles: EDITORS,
    params,
    summary,
    description,
    answers: [coupon(200, 'The coupon as it is now.')],
    problems,
  }) as const;

/** What can be asked of coupons. */
export const COUPON_ROUTES = {
  createCoupon: {
    method: 'POST',
    path: '/v1/coupons',
    tag: 'Coupons',
    scopes: ADMIN,
    roles: EDITORS,
    summary: 'Make a coupon',
    description: 'Makes a coupon; a draft unless `state` says otherwise.',
    body: { schema: NewCoupon, example: NEW_COUPON },
    answers: [
      coupon(201, 'The coupon was made.'),
      coupon(200, 'The same request had made it under this `Idempotency-Key`; the coupon as it is now.'),
    ],
    problems: ['code_taken', 'coupon_unknown'],
  },
  listCoupons: {
    method: 'GET',
    path: '/v1/coupons',
    tag: 'Coupons',
    scopes: EVERYBODY,
    roles: ROLES,
    summary: 'List coupons',
    description:
      'Coupons, the newest first unless `sort` says otherwise. Drafts and hidden ones are told to keys of scope admin only.',
    query: CouponQuery,
    answers: [
      {
        status: 200,
        description: 'A page of coupons.',
        schema: CouponPage,
        example: { data: [COUPON], nextCursor: null },
      },
    ],
    problems: [],
  },
  listCouponTags: {
    method: 'GET',
    path: '/v1/coupon-tags',
    tag: 'Coupons',
    scopes: ADMIN,
    roles: ROLES,
    summary: 'List the tags of coupons',
    description: 'The tags that coupons have, the most frequent first.',
    answers: [
      {
        status: 200,
        description: 'The tags.',
        schema: CouponTagsAnswer,
        example: { data: [{ tag: 'winter', coupons: 3 }] },
      },
    ],
    problems: [],
  },
  getCoupon: {
    method: 'GET',
    path: '/v1/coupons/{couponId}',
    tag: 'Coupons',
    scopes: EVERYBODY,
    roles: ROLES,
    params,
    summary: 'Read a coupon',
    description: 'One coupon. Drafts and hidden ones do not exist but for keys of scope admin.',
    answers: [coupon(200, 'The coupon.')],
    problems: ['coupon_unknown'],
  },
  updateCoupon: {
    method: 'PATCH',
    path: '/v1/coupons/{couponId}',
    tag: 'Coupons',
    scopes: ADMIN,
    roles: EDITORS,
    params,
    ifMatch: true,
    summary: 'Edit a coupon',
    description:
      'Changes what is sent. With `If-Match` only if the coupon is still the one with that `ETag`; else 412, with the coupon as it is now. Once something was issued, codes, currency and, with limits by period, the time zone stay.',
    body: { schema: CouponPatch, example: { name: 'Winter sale', endsAt: '2027-02-01T00:00:00Z' } },
    answers: [coupon(200, 'The coupon as it is now.')],
    problems: ['coupon_unknown', 'code_taken', 'locked_after_issue', 'version_mismatch'],
  },
  deleteCoupon: {
    method: 'DELETE',
    path: '/v1/coupons/{couponId}',
    tag: 'Coupons',
    scopes: ADMIN,
    roles: EDITORS,
    params,
    summary: 'Delete a draft',
    description:
      'Deletes a draft of which nothing was issued; its friendly code is free for another coupon. All others are archived.',
    answers: [
      {
        status: 200,
        description: 'The coupon as it was.',
        schema: CouponAnswer,
        example: { ...COUPON, state: 'draft' },
      },
    ],
    problems: ['coupon_unknown', 'coupon_not_deletable'],
  },
  duplicateCoupon: {
    method: 'POST',
    path: '/v1/coupons/{couponId}/duplicate',
    tag: 'Coupons',
    scopes: ADMIN,
    roles: EDITORS,
    params,
    summary: 'Duplicate a coupon',
    description:
      'Makes a draft with all that the coupon is: rules, limits, discount, dates. Only its name and a friendly code are its own, and nothing of it is used.',
    body: {
      schema: CouponCopy,
      isOptional: true,
      example: { name: 'Winter, once more', code: 'WINTER20' },
    },
    answers: [
      coupon(201, 'The copy was made.'),
      coupon(200, 'The same request had made it under this `Idempotency-Key`; the copy as it is now.'),
    ],
    problems: ['coupon_unknown', 'code_taken'],
  },
  publishCoupon: action(
    'publish',
    'Publish a coupon',
    'Lets a draft or a paused coupon run. One that runs stays as it is.',
  ),
  pauseCoupon: action(
    'pause',
    'Pause a coupon',
    'Stops a coupon that runs until it is published again. Uses held by reservations can still be confirmed.',
  ),
  archiveCoupon: action(
    'archive',
    'Archive a coupon',
    'Ends a coupon for good; its friendly code is free for another one.',
    ['coupon_unknown'],
  ),
  getCouponTimeline: {
    method: 'GET',
    path: '/v1/coupons/{couponId}/timeline',
    tag: 'Coupons',
    scopes: ADMIN,
    roles: ROLES,
    params,
    query: CouponTimelineQuery,
    summary: "Read a coupon's timeline",
    description:
      'What was activated, redeemed and given back, the newest first. Who a client is stays in the list of clients.',
    answers: [
      {
        status: 200,
        description: 'A page of the timeline.',
        schema: CouponTimelinePage,
        example: { data: [{ ...TIMELINE_ENTRY, clientId: CLIENT.id, returned: null }], nextCursor: null },
      },
    ],
    problems: ['coupon_unknown'],
  },
  getCouponStatistics: {
    method: 'GET',
    path: '/v1/coupons/{couponId}/statistics',
    tag: 'Coupons',
    scopes: ADMIN,
    roles: ROLES,
    params,
    query: StatisticsQuery,
    summary: "Read a coupon's statistics",
    description: 'What was issued, activated, redeemed and given back, in all and by day, week or month.',
    answers: [
      { status: 200, description: 'The statistics.', schema: CouponStatisticsAnswer, example: STATISTICS },
    ],
    problems: ['coupon_unknown'],
  },
  getCouponHours: {
    method: 'GET',
    path: '/v1/coupons/{couponId}/statistics/hours',
    tag: 'Coupons',
    scopes: ADMIN,
    roles: ROLES,
    params,
    query: CouponHoursQuery,
    summary: "Read a coupon's statistics by hour",
    description:
      'What was issued, activated, redeemed and given back in each hour of some days, up to 14, as the clocks in the time zone of the coupon show them.',
    answers: [
      {
        status: 200,
        description: 'The hours.',
        schema: CouponHoursAnswer,
        example: {
          ...{ couponId: STATISTICS.couponId, currency: 'GBP', timeZone: 'Europe/London' },
          ...{ from: '2026-12-01', to: '2026-12-01', hours: [STATISTICS_HOUR] },
        },
      },
    ],
    problems: ['coupon_unknown'],
  },
} as const satisfies Readonly<Record<string, RouteV1>>;
