import { instantToV1 } from '@couponry/contract';
import type { AuditEntry } from '../../commands/audit-log/list-audit-log.ts';
import type { Services } from '../services.ts';
import { pageOf, readPage } from './cursor.ts';
import type { Serve } from './serve.ts';

const ANY = { actorId: null, objectId: null, action: null, from: null, to: null, text: null };

/** The methods by which it is read who changed what. */
export function auditRoutes(serve: Serve, services: Services): void {
  serve('listAuditLog', async ({ query, caller }) => {
    const { actor = null, object = null, action = null, from, to, q = null } = query;
    const page = readPage('audit', query);
    const search = { actorId: actor, objectId: object, action, text: q, ...page };
    const times = { from: instantOf(from), to: instantOf(to) };
    const found = await services.auditLog(caller.workspace.id, { ...search, ...times });
    return { status: 200, body: pageOf('audit', page, found, ({ id }) => id, answerOfEntry) };
  });
  serve('getCouponHistory', async ({ id, query, caller }) => {
    const page = readPage('audit', query);
    const found = await services.auditLog(caller.workspace.id, { ...ANY, ...page, objectId: id });
    const tell = (entry: AuditEntry) => answerOfEntry({ ...entry, actor: { ...entry.actor, address: null } });
    return { status: 200, body: pageOf('audit', page, found, (entry) => entry.id, tell) };
  });
}

function instantOf(text: string | undefined): number | null {
  return text === undefined ? null : Date.parse(text);
}

function answerOfEntry({ id, at, actor, actorName, action, object, changes }: AuditEntry) {
  return { id, at: instantToV1(at), actor: { ...actor, name: actorName }, action, object, changes };
}
