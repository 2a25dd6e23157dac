import type { PublishWarning } from '@couponry/engine';

/** What an admin is told of a warning: its code, and a sentence with what to do. */
const MESSAGES: Readonly<Record<PublishWarning, string>> = {
  client_needed:
    'Stores that name no client cannot use this coupon: its limit per client, or its activation, needs to know who asks.',
  range_guessable:
    'Codes of this coupon could be guessed: more than 1 in 1,000,000 numbers of its range are, or may be, out. Use a longer range (a shorter codePrefix), fewer activations, or strictUse.',
};

/** Warnings as an answer tells them. */
export function warningsToWire(warnings: readonly PublishWarning[]) {
  return warnings.map((code) => ({ code, message: MESSAGES[code] }));
}
