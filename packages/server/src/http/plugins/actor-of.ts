import type { FastifyRequest } from 'fastify';
import type { Actor } from '../../commands/audit-log/actor.ts';
import { callerFrom } from './authenticate.ts';

/** Who asks, for the audit log. */
export function actorOf(request: FastifyRequest): Actor {
  const kind = request.person === null ? 'key' : 'person';
  return { kind, id: request.person?.id ?? callerFrom(request).key.id, address: request.ip };
}
