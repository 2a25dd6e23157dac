import { PROBLEMS } from '@couponry/contract';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { callerFrom } from '../plugins/authenticate.ts';
import { ProblemError } from '../plugins/problem-error.ts';
import type { Services } from '../services.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The `uuid` in a path, in its canonical form. @throws ProblemError 404 for what can be no coupon's */
export function couponUuid(request: FastifyRequest): string {
  const uuid = pathUuid(request);
  if (uuid === null) throw new ProblemError(PROBLEMS.couponUnknown);
  return uuid;
}

/** The `uuid` in a path, in its canonical form, or null for what is none. */
export function pathUuid(request: FastifyRequest): string | null {
  const { uuid } = request.params as { readonly uuid: string };
  const canonical = uuid.toLowerCase();
  return UUID.test(canonical) ? canonical : null;
}

/** A hook that tells of an unknown coupon before the body is read; drafts exist for admins only. */
export function requireCoupon(services: Services) {
  return async (request: FastifyRequest, _reply: FastifyReply): Promise<void> => {
    const { workspace, key } = callerFrom(request);
    const id = couponUuid(request);
    const seen = await services.codes.coupon(workspace.id, id);
    if (seen !== null && (seen.state !== 'draft' || key.scope === 'admin')) return;
    const dated = seen === null ? null : await services.readCoupon(workspace.id, id);
    if (dated === null || dated.coupon.state === 'draft') throw new ProblemError(PROBLEMS.couponUnknown);
  };
}
