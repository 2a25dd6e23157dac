/** The words of the search for clients, in English. */
export const en = {
  title: 'Clients',
  lead: 'Find somebody, see what they hold and what they did, and help them.',
  search: 'E-mail, customer number, id or a code of theirs',
  none: '–',
  columns: { client: 'Client', own: 'Your number', known: 'Known since' },
  empty: {
    offer: 'Hello',
    name: 'Who is it?',
    title: 'Find a client',
    help: 'Type the whole e-mail address, your own customer number, the id, or a code that they show you. You see their tickets, what they did, and why a code does not work.',
  },
  nothing: {
    title: 'Nobody is known by this',
    help: 'Write it out whole: a part of an e-mail or of a number finds nobody. Somebody who has never had a coupon is not known yet.',
  },
  add: {
    action: 'Add a client',
    title: 'Add a client',
    help: 'One of the two is enough. With an identifier that is known already, the other one is added to that client.',
    email: 'E-mail',
    own: 'Your customer number',
    needed: 'Fill in one of the two.',
    submit: 'Add client',
  },
};

/** What every language has to say. */
export type ClientsTexts = typeof en;
