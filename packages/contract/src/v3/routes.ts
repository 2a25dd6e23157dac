import type { Scope } from '../scopes.ts';

/** A method of the Coupons API 3.0.0 and the scopes that may call it. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PATCH';
  readonly path: string;
  readonly scopes: readonly Scope[];
}

const ALL: readonly Scope[] = ['admin', 'client', 'batch'];

/** Every method; the one table of who may call what. */
export const ROUTES = {
  listCoupons: { method: 'GET', path: '/coupons', scopes: ALL },
  getCoupon: { method: 'GET', path: '/coupons/:uuid', scopes: ALL },
  createCoupon: { method: 'POST', path: '/coupons', scopes: ['admin'] },
  patchCoupon: { method: 'PATCH', path: '/coupons/:uuid', scopes: ['admin'] },
  activate: { method: 'POST', path: '/coupons/:uuid/activate', scopes: ALL },
  getActive: { method: 'GET', path: '/coupons/active/:code', scopes: ['admin', 'client'] },
  use: { method: 'POST', path: '/coupons/active/:code/use', scopes: ['admin', 'client'] },
  statistics: { method: 'GET', path: '/coupons/:uuid/statistics', scopes: ['admin'] },
  timeline: { method: 'GET', path: '/client/:uuid/timeline', scopes: ['admin'] },
  clientCoupons: { method: 'GET', path: '/client/:uuid/coupons', scopes: ['admin', 'client'] },
  test: { method: 'GET', path: '/test', scopes: ALL },
  findClient: { method: 'GET', path: '/client', scopes: ['admin', 'batch'] },
  clientBatch: { method: 'POST', path: '/client/batch', scopes: ['batch', 'admin'] },
  trackingCode: { method: 'GET', path: '/trackingcode/:domain', scopes: ALL },
} as const satisfies Readonly<Record<string, Route>>;
