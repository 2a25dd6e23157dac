/** The words of the list of coupons, in English. */
export const en = {
  title: 'Coupons',
  search: 'Name or code',
  state: 'State',
  kind: 'Codes',
  tag: 'Tag',
  kindNames: {
    friendly: 'One for everybody',
    ean13: 'A barcode for each client',
    pattern: 'A code for each client',
    imported: 'Imported codes',
  },
  kinds: { friendly: 'One for all', ean13: 'Barcodes', pattern: 'One for each', imported: 'Imported' },
  columns: {
    ticket: 'Ticket',
    name: 'Coupon',
    state: 'State',
    codes: 'Codes',
    used: 'Used',
    ends: 'Ends',
    tags: 'Tags',
    clients: 'Clients',
    starts: 'Begins',
    made: 'Made',
    changed: 'Changed',
    given: 'Discount given',
  },
  chooseColumns: 'Columns',
  order: 'Order',
  orders: {
    name: 'By name',
    endsAt: 'Ends soonest',
    '-redeemed': 'Most used',
    '-discount': 'Most discount given',
    '-updatedAt': 'Changed last',
  },
  nothing: {
    title: 'No coupon matches',
    help: 'Take a filter away, or look for a shorter part of the name.',
  },
  empty: {
    title: 'Make your first coupon',
    help: 'A coupon is an offer with rules: what it gives, to whom, until when and how often. Begin with one of these, or with an empty one.',
    blank: 'Begin empty',
  },
  templates: {
    welcome: 'Welcome code',
    birthday: 'Birthday barcode, once',
    flash: 'Flash sale, 1,000 uses',
  },
  chosen: (count: string) => `${count} chosen`,
  pause: 'Pause',
  archive: 'Archive',
};

/** What every language has to say. */
export type CouponsTexts = typeof en;
