import { ROLES } from '../../roles.ts';
import type { RouteV1 } from '../route.ts';
import {
  AttentionAnswer,
  WorkspaceStatisticsAnswer,
  WorkspaceStatisticsQuery,
} from '../schemas/workspace-statistics-schemas.ts';
import { COUPON, STATISTICS } from './examples.ts';

const { discount, discountBack, amount, amountBack, ...events } = STATISTICS.totals;
const NAME = { id: COUPON.id, name: COUPON.name };
const SEEN = {
  ...events,
  refused: 1,
  money: [{ currency: 'GBP', discount, discountBack, amount, amountBack }],
};
const PERIOD = {
  from: '2026-12-01',
  to: '2026-12-01',
  totals: SEEN,
  buckets: [{ startsOn: '2026-12-01', ...SEEN }],
  refused: { client_used_up: 1 },
};
const NOTHING = {
  issued: 0,
  activated: 0,
  deactivated: 0,
  redeemed: 0,
  rolledBack: 0,
  clients: 0,
  refused: 0,
};

/** How it is read what all coupons of a workspace have seen. */
export const STATISTICS_ROUTES = {
  getStatistics: {
    method: 'GET',
    path: '/v1/statistics',
    tag: 'Statistics',
    scopes: ['admin'],
    roles: ROLES,
    query: WorkspaceStatisticsQuery,
    summary: 'Read what all coupons have seen',
    description:
      'What was issued, activated, redeemed, given back and refused over all coupons: in all, by day, week or month, and beside the same of other days.',
    answers: [
      {
        status: 200,
        description: 'The statistics.',
        schema: WorkspaceStatisticsAnswer,
        example: {
          timeZone: 'Europe/London',
          today: '2026-12-01',
          ...PERIOD,
          mostUsed: [{ coupon: NAME, state: 'published', currency: 'GBP', ...STATISTICS.totals }],
          mostRefused: [{ coupon: NAME, reason: 'client_used_up', refused: 1 }],
          compared: {
            ...{ from: '2026-11-24', to: '2026-11-24' },
            ...{ totals: { ...NOTHING, money: [] }, buckets: [], refused: {} },
          },
        },
      },
    ],
    problems: [],
  },
  getAttention: {
    method: 'GET',
    path: '/v1/attention',
    tag: 'Statistics',
    scopes: ['admin'],
    roles: ROLES,
    summary: 'Read what needs attention',
    description:
      'Coupons that run and end soon, limits, budgets and codes that are nearly used up, and refusals that became many more.',
    answers: [
      {
        status: 200,
        description: 'What there is.',
        schema: AttentionAnswer,
        example: {
          data: [
            {
              kind: 'limit',
              coupon: NAME,
              currency: 'GBP',
              limit: { on: 'discount', max: 500_000 },
              used: 450_000,
            },
            { kind: 'ending', coupon: NAME, endsAt: COUPON.endsAt },
          ],
          isAll: true,
        },
      },
    ],
    problems: [],
  },
} as const satisfies Readonly<Record<string, RouteV1>>;
