/** The words of the page of a code, in English. */
export const en = {
  trail: 'Codes',
  friendly: 'One code for everybody',
  facts: {
    title: 'How it stands',
    coupon: 'Coupon',
    client: 'Client',
    issued: 'Issued',
    made: 'Made',
    activated: 'Activated',
    expires: 'Valid until',
    used: 'Last used',
    disabled: 'Disabled',
    uses: 'Uses',
  },
  notYet: 'Not yet',
  forever: 'No end',
  nobody: 'Nobody by name',
  everybody: 'Everybody',
  showClient: 'Show client',
  barcode: {
    title: 'Barcode',
    alt: (code: string) => `Barcode of ${code}`,
    svg: 'Download SVG',
    png: 'Download PNG',
    failed: 'The barcode could not be drawn.',
  },
  story: {
    title: 'What happened',
    issued: 'Issued',
    activated: 'Activated',
    disabled: 'Disabled',
    nothing: 'Nothing yet, but that it was issued.',
    friendly: 'What a code for everybody has seen is on the page of its coupon.',
    openCoupon: 'Open the coupon',
  },
  disable: 'Disable code',
  enable: 'Enable code',
  assign: 'Give to a client',
  assignHelp: 'The code becomes that client’s. It is not activated by that.',
  assignSubmit: 'Give code',
  whyNot: 'Why doesn’t it work?',
  told: {
    disabled: (code: string) => `${code} is disabled`,
    enabled: (code: string) => `${code} works again`,
    assigned: (code: string) => `${code} is given to the client`,
  },
};

/** What every language has to say. */
export type CodeTexts = typeof en;
