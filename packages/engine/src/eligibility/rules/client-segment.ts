import { membershipRule } from '../membership-rule.ts';

/** The client is in a segment, or is not. */
export const clientSegment = membershipRule({
  name: 'client_segment',
  summary: 'The client is in one of these segments, or in none of those.',
  asks: 'client',
  of: 'texts',
  examples: [{ in: ['loyal'] }, { notIn: ['dormant'] }],
  seen: ({ client }) => client?.segments ?? null,
});
