/** The words of the search for clients, in English. */
export const en = {
  title: 'Clients',
  lead: 'Find somebody, see what they hold and what they did, and help them.',
  search: 'E-mail, customer number, id or code',
  tag: 'Tag',
  none: '–',
  columns: { client: 'Client', own: 'Customer number', tags: 'Tags', known: 'Known since' },
  empty: {
    offer: 'Hello',
    name: 'Who comes first?',
    title: 'Nobody yet',
    help: 'A client is known from their first activation or redemption on, or when you add them. Then you see here their tickets, what they did, and why a code does not work.',
  },
  nothing: {
    title: 'Nobody is known by this',
    help: 'Type the beginning of an e-mail or of a customer number, a whole id or a whole code. Somebody who has never had a coupon is not known yet.',
  },
  nothingTagged: {
    title: 'Nobody has this tag',
    help: 'Tags are found whole, as your shop sends them. Take the tag away to see everybody.',
  },
  add: {
    action: 'Add a client',
    title: 'Add a client',
    help: 'One of the two is enough. With an identifier that is known already, the other one is added to that client.',
    email: 'E-mail',
    own: 'Customer number',
    needed: 'Fill in one of the two.',
    submit: 'Add client',
  },
};

/** What every language has to say. */
export type ClientsTexts = typeof en;
