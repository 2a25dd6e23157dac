import type { AuditAction } from '../audit-filter.ts';

type OfAction = Readonly<Record<AuditAction, string>>;

const actions: OfAction = {
  'coupon.created': 'Coupon made',
  'coupon.edited': 'Coupon edited',
  'coupon.published': 'Coupon published',
  'coupon.paused': 'Coupon paused',
  'coupon.archived': 'Coupon archived',
  'coupon.deleted': 'Draft deleted',
  'activation.made': 'Coupon activated for a client',
  'redemption.made': 'Code redeemed for a client',
  'client.exported': 'Client exported',
  'client.merged': 'Clients merged',
  'client.erased': 'Client erased',
  'key.created': 'Key made',
  'key.revoked': 'Key revoked',
  'person.invited': 'Somebody invited',
  'invitation.revoked': 'Invitation taken back',
  'person.joined': 'Somebody joined',
  'person.role_changed': 'Role changed',
  'person.removed': 'Somebody removed',
  'person.password_changed': 'Password changed',
  'person.password_reset': 'Password reset',
  'person.second_factor_added': 'Second step added',
  'person.second_factor_removed': 'Second step removed',
  'workspace.created': 'Workspace made',
  'workspace.edited': 'Settings changed',
};

/** `{who}` did it, `{what}` is to what. */
const sentences: OfAction = {
  'coupon.created': '{who} made the coupon {what}',
  'coupon.edited': '{who} edited the coupon {what}',
  'coupon.published': '{who} published {what}',
  'coupon.paused': '{who} paused {what}',
  'coupon.archived': '{who} archived {what}',
  'coupon.deleted': '{who} deleted the draft {what}',
  'activation.made': '{who} activated the coupon {what} for a client',
  'redemption.made': '{who} redeemed a code of {what} for a client',
  'client.exported': '{who} exported all that is stored about the client {what}',
  'client.merged': '{who} merged another client into {what}',
  'client.erased': '{who} erased the client {what}',
  'key.created': '{who} made the API key {what}',
  'key.revoked': '{who} revoked the API key {what}',
  'person.invited': '{who} invited {what}',
  'invitation.revoked': '{who} took back the invitation of {what}',
  'person.joined': '{what} joined the workspace',
  'person.role_changed': '{who} changed the role of {what}',
  'person.removed': '{who} removed {what} from the workspace',
  'person.password_changed': '{what} chose a new password',
  'person.password_reset': '{who} gave {what} a password for one sign-in',
  'person.second_factor_added': '{what} added a second step to their sign-in',
  'person.second_factor_removed': '{what} removed the second step of their sign-in',
  'workspace.created': '{who} made the workspace {what}',
  'workspace.edited': '{who} changed the settings of {what}',
};

/** The words of the audit log, in English. */
export const en = { actions, sentences, unknown: (action: string) => `{who} did “${action}” to {what}` };

/** What every language has to say. */
export type AuditTexts = typeof en;
