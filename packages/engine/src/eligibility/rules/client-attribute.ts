import { attributeRule } from '../attribute-rule.ts';

/** An attribute of the client is what it has to be. */
export const clientAttribute = attributeRule({
  name: 'client_attribute',
  summary: 'An attribute of the client is what it has to be.',
  asks: 'client',
  of: ({ client }) => client?.attributes ?? null,
});
