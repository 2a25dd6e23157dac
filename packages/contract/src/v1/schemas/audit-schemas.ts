import Type from 'typebox';
import { answer, closed, id, instant, nullable, PAGE, pageOf } from './fields.ts';

/** What is noted in the audit log, with what it means. */
const AUDIT_ACTIONS = {
  'coupon.created': 'A coupon was made.',
  'coupon.edited': 'A coupon was edited.',
  'coupon.published': 'A coupon was published.',
  'coupon.paused': 'A coupon was paused.',
  'coupon.archived': 'A coupon was archived.',
  'coupon.deleted': 'A draft was deleted.',
  'activation.made': 'Somebody activated a coupon for a client; `reason` says why.',
  'redemption.made': 'Somebody redeemed a code for a client; `reason` says why.',
  'client.exported': 'All that is stored about a client was read.',
  'client.merged': 'A client was merged into another one; `mergedClientId` says which.',
  'client.erased': 'What tells who a client is was erased.',
  'key.created': 'An API key was made.',
  'key.revoked': 'An API key was revoked.',
  'person.invited': 'Somebody was invited.',
  'invitation.revoked': 'An invitation was taken back.',
  'person.joined': 'Somebody accepted an invitation.',
  'person.role_changed': 'Somebody got another role.',
  'person.removed': 'Somebody does not belong to the workspace any more.',
  'person.password_changed': 'Somebody chose a new password.',
  'person.password_reset': 'Somebody got a password for one sign-in.',
  'person.second_factor_added': 'Somebody has a second factor now.',
  'person.second_factor_removed': 'Somebody has no second factor any more.',
  'workspace.created': 'The workspace was made.',
  'workspace.edited': 'The settings of the workspace were changed.',
} as const;

const change = answer('AuditChange', 'A field that changed.', {
  from: Type.Unknown({ description: 'What it was; null where it was not.' }),
  to: Type.Unknown({ description: 'What it became; null where it is not any more.' }),
});

/** An entry as answers tell it. */
const AuditEntryAnswer = answer('AuditEntry', 'A change that somebody made.', {
  id: id('The id of the entry.'),
  at: instant('When it happened.', '2026-11-22T12:00:00Z'),
  actor: answer('AuditActor', 'Who made it.', {
    kind: Type.Enum(['person', 'key', 'system'], {
      description: 'A person in the console, an API key, or whoever runs the installation.',
      examples: ['person'],
    }),
    id: nullable(id('The person or the key; null: the system.')),
    name: nullable(
      Type.String({ description: 'Its name of now; null where it has none any more.', examples: ['Ann'] }),
    ),
    address: nullable(
      Type.String({
        description: 'From where. In the history of a coupon it is null.',
        examples: ['192.0.2.1'],
      }),
    ),
  }),
  action: Type.String({
    description: 'What was done. There may be more than are listed here.',
    examples: Object.keys(AUDIT_ACTIONS),
  }),
  object: answer('AuditObject', 'To what it was done.', {
    kind: Type.String({ description: 'What it is.', examples: ['coupon', 'key', 'person', 'workspace'] }),
    id: nullable(id('Which one.')),
    name: Type.String({ description: 'What it was called then.', examples: ['Winter'] }),
  }),
  changes: Type.Record(Type.String(), change, {
    description: 'The fields that changed, by name. Never anything secret, nor data of clients.',
    examples: [{ name: { from: 'Winter', to: 'Winter sale' } }],
  }),
});

/** The answer of `GET /v1/audit-log`. */
export const AuditPage = pageOf('AuditPage', 'Changes, the newest first.', AuditEntryAnswer);

/** The query of `GET /v1/coupons/{couponId}/history`. */
export const HistoryQuery = closed('HistoryQuery', 'Which part of the list is read.', PAGE);

/** The query of `GET /v1/audit-log`. */
export const AuditQuery = closed('AuditQuery', 'Which entries are read, and which part of the list.', {
  actor: Type.Optional(id('Only what this person or key did.')),
  object: Type.Optional(
    id('Only what was done to this coupon, client, key or person, or to an activation or redemption.'),
  ),
  action: Type.Optional(
    Type.Enum(Object.keys(AUDIT_ACTIONS), { description: 'Only this.', examples: ['coupon.edited'] }),
  ),
  from: Type.Optional(instant('Only what happened at this instant or later.')),
  to: Type.Optional(instant('Only what happened before this instant.')),
  q: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 200,
      description: 'Only entries with this text in them, without regard to case.',
      examples: ['winter'],
    }),
  ),
  ...PAGE,
});
