import { REDEMPTION, RESERVATION } from '../routes/checkout-examples.ts';
import { ACTIVATION, CLIENT, COUPON, KEY } from '../routes/examples.ts';
import { INVITATION, PERSON, WORKSPACE } from '../routes/people-examples.ts';
import { JOB } from '../routes/simulation-examples.ts';

/** What stands for each parameter of a path: the same thing as in the examples of bodies and answers. */
export const PATH_EXAMPLES: Readonly<Record<string, string>> = {
  couponId: COUPON.id,
  clientId: CLIENT.id,
  redemptionId: REDEMPTION.id,
  reservationId: RESERVATION.id,
  keyId: KEY.id,
  code: ACTIVATION.code,
  personId: PERSON.id,
  invitationId: INVITATION.id,
  workspaceId: WORKSPACE.id,
  jobId: JOB.id,
};
