import type { FastifyReply, FastifyRequest } from 'fastify';
import { callerFrom } from '../plugins/authenticate.ts';
import type { Services } from '../services.ts';
import { ProblemV1Error } from './problem-v1-error.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** An id in a path, in its canonical form, or null for what is none. A code is taken as it is. */
export function pathId(request: FastifyRequest, name: string): string | null {
  const params = request.params as Readonly<Record<string, string>>;
  if (name === 'code') return params[name] ?? null;
  const canonical = (params[name] ?? '').toLowerCase();
  return UUID.test(canonical) ? canonical : null;
}

/** A hook that tells of an unknown coupon before the body is read; drafts exist for admins only. */
export function requireCoupon(services: Services) {
  return async (request: FastifyRequest, _reply: FastifyReply): Promise<void> => {
    const { workspace, key } = callerFrom(request);
    const id = pathId(request, 'couponId');
    const coupon = id === null ? null : await services.codes.coupon(workspace.id, id);
    if (coupon === null) throw new ProblemV1Error('coupon_unknown');
    if (coupon.state !== 'draft' || key.scope === 'admin') return;
    // A draft that was published meanwhile is no draft any more.
    const dated = await services.readCoupon(workspace.id, coupon.id);
    if (dated === null || dated.coupon.state === 'draft') throw new ProblemV1Error('coupon_unknown');
  };
}
