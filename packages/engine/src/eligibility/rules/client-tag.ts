import { membershipRule } from '../membership-rule.ts';

/** The client has a tag, or has it not. */
export const clientTag = membershipRule({
  name: 'client_tag',
  summary: 'The client has one of these tags, or none of those.',
  asks: 'client',
  of: 'texts',
  examples: [{ in: ['vip'] }, { notIn: ['staff'] }],
  seen: ({ client }) => client?.tags ?? null,
});
