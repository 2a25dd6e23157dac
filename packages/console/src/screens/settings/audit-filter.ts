/** What the log is narrowed to. */
export interface AuditFilter {
  readonly q?: string;
  readonly action?: AuditAction;
  /** Only what this person or key did. */
  readonly actor?: string;
  /** Only what was done to this coupon, key or person. */
  readonly object?: string;
  readonly period?: AuditPeriod;
}

/** What is noted, in the order of the filter. */
export const AUDIT_ACTIONS = [
  'coupon.created',
  'coupon.edited',
  'coupon.published',
  'coupon.paused',
  'coupon.archived',
  'coupon.deleted',
  'activation.made',
  'redemption.made',
  'client.exported',
  'client.merged',
  'client.erased',
  'key.created',
  'key.revoked',
  'person.invited',
  'invitation.revoked',
  'person.joined',
  'person.role_changed',
  'person.removed',
  'person.password_changed',
  'person.password_reset',
  'person.second_factor_added',
  'person.second_factor_removed',
  'workspace.created',
  'workspace.edited',
] as const;

/** One of {@link AUDIT_ACTIONS}. */
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/** How far back. */
export const AUDIT_PERIODS = ['today', 'week', 'month'] as const;

/** One of {@link AUDIT_PERIODS}. */
export type AuditPeriod = (typeof AUDIT_PERIODS)[number];

const ID = /^[0-9a-f-]{36}$/;
const DAYS: Readonly<Record<AuditPeriod, number>> = { today: 0, week: 6, month: 29 };

/** What the log is narrowed to, from its address; what is not understood is left out. */
export function readAuditFilter(search: Readonly<Record<string, unknown>>): AuditFilter {
  const action = AUDIT_ACTIONS.find((known) => known === search.action);
  const period = AUDIT_PERIODS.find((known) => known === search.period);
  const q = typeof search.q === 'string' || typeof search.q === 'number' ? String(search.q).trim() : '';
  return {
    ...(q === '' ? {} : { q: q.slice(0, 200) }),
    ...(action === undefined ? {} : { action }),
    ...idOf('actor', search.actor),
    ...idOf('object', search.object),
    ...(period === undefined ? {} : { period }),
  };
}

/** The first midnight of a period on this device. */
export function periodStart(period: AuditPeriod, now: Date): Date {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() - DAYS[period]);
}

function idOf(name: 'actor' | 'object', value: unknown): Partial<Record<'actor' | 'object', string>> {
  return typeof value === 'string' && ID.test(value) ? { [name]: value } : {};
}
