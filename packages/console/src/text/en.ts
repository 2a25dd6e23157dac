/** The words that every screen shares, in English. */
export const en = {
  product: 'Couponry',
  nav: {
    label: 'Main',
    home: 'Home',
    coupons: 'Coupons',
    codes: 'Codes',
    clients: 'Clients',
    cart: 'Try a cart',
    backtest: 'Backtest',
    settings: 'Settings',
    more: 'More',
  },
  frame: {
    skip: 'Skip to the content',
    search: 'Search',
    searchFor: 'Search coupons, codes, clients and pages',
    newCoupon: 'New coupon',
    workspace: 'Workspace',
    signOut: 'Sign out',
    account: 'Your account',
    language: 'Language',
    english: 'English',
    polish: 'Polski',
    colours: 'Colours',
    light: 'Light',
    dark: 'Dark',
    system: 'As the device',
    offline: 'You are offline. What you see may be out of date.',
  },
  palette: {
    nothing:
      'Nothing found. Try a part of a coupon’s name, the beginning or the end of a code, or the beginning of an e-mail.',
    coupons: 'Coupons',
    codes: 'Codes',
    clients: 'Clients',
    pages: 'Pages',
    actions: 'Actions',
    hint: 'Arrows to move, Enter to open, Esc to close',
  },
  action: {
    retry: 'Try again',
    undo: 'Undo',
    cancel: 'Cancel',
    close: 'Close',
    clear: 'Clear filters',
    copy: 'Copy',
    copied: 'Copied',
    more: 'More',
    backHome: 'Go to Home',
    signIn: 'Sign in',
  },
  state: {
    draft: 'Draft',
    published: 'Running',
    paused: 'Paused',
    archived: 'Archived',
    scheduled: 'Scheduled',
    ended: 'Ended',
  },
  error: {
    offline: {
      title: 'You are offline',
      help: 'Connect to the network, then try again. Nothing you typed is lost.',
    },
    session: {
      title: 'You are signed out',
      help: 'Your session has ended. Sign in again and you come back here.',
    },
    password: { title: 'Choose a new password first', help: 'Until then nothing else can be done.' },
    forbidden: {
      title: 'You may not see this',
      help: 'Your role in this workspace does not allow it. Ask an owner of the workspace.',
    },
    missing: {
      title: 'There is nothing here',
      help: 'It may have been removed, or the address is not right.',
    },
    server: {
      title: 'The server could not answer',
      help: 'Try again in a moment. If it stays like this, tell whoever runs it.',
    },
    network: {
      title: 'The server cannot be reached',
      help: 'Check that it runs and that you are connected, then try again.',
    },
    noWorkspace: {
      title: 'You belong to no workspace',
      help: 'Ask an owner of one to invite you, then reload this page.',
    },
    page: {
      title: 'This page could not be shown',
      help: 'Reload it. If it stays like this, tell whoever runs the server.',
    },
    reference: (id: string) => `Reference: ${id}`,
    notSaved: 'That did not work',
  },
  nothingFound: 'Nothing found',
  loading: 'Loading',
  offer: {
    off: (what: string) => `${what} off`,
    newPrice: (price: string) => `For ${price}`,
    freeShipping: 'Free shipping',
    shipping: (percent: string) => `${percent} off shipping`,
    buyGet: (buy: string, get: string) => `Buy ${buy}, get ${get}`,
    gift: (sku: string) => `Gift: ${sku}`,
    from: (offer: string) => `From ${offer}`,
  },
  never: 'No end',
};

/** What every language has to say. */
export type SharedTexts = typeof en;
