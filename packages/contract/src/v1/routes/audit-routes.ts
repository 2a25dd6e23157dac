import { ROLES } from '../../roles.ts';
import type { RouteV1 } from '../route.ts';
import { AuditPage, AuditQuery, HistoryQuery } from '../schemas/audit-schemas.ts';

const ENTRY = {
  id: '01a20380-0000-7000-8000-000000000070',
  at: '2026-11-22T12:00:00Z',
  actor: { kind: 'person', id: '01a20380-0000-7000-8000-000000000060', name: 'Ann', address: '192.0.2.1' },
  action: 'coupon.edited',
  object: { kind: 'coupon', id: '01a20380-0000-7000-8000-000000000001', name: 'Winter sale' },
  changes: { name: { from: 'Winter', to: 'Winter sale' } },
};

/** How it is read who changed what. */
export const AUDIT_ROUTES = {
  listAuditLog: {
    method: 'GET',
    path: '/v1/audit-log',
    tag: 'Audit log',
    scopes: ['admin'],
    roles: ['owner'],
    summary: 'Read the audit log',
    description:
      'Who changed what, when and from where, the newest first. It is written in the same transaction as the change.',
    query: AuditQuery,
    answers: [
      {
        status: 200,
        description: 'A page of entries.',
        schema: AuditPage,
        example: { data: [ENTRY], nextCursor: null },
      },
    ],
    problems: [],
  },
  getCouponHistory: {
    method: 'GET',
    path: '/v1/coupons/{couponId}/history',
    tag: 'Coupons',
    scopes: ['admin'],
    roles: ROLES,
    params: { couponId: 'The id of the coupon.' },
    summary: "Read a coupon's history",
    description: 'Who changed the coupon, when, and what of it, the newest first.',
    query: HistoryQuery,
    answers: [
      {
        status: 200,
        description: 'A page of changes.',
        schema: AuditPage,
        example: { data: [{ ...ENTRY, actor: { ...ENTRY.actor, address: null } }], nextCursor: null },
      },
    ],
    problems: ['coupon_unknown'],
  },
} as const satisfies Readonly<Record<string, RouteV1>>;
