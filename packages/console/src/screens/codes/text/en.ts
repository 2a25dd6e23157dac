import { plural } from '../../../text/plural.ts';

/** The words of the list of codes and of a code, in English. */
export const en = {
  title: 'Codes',
  lead: 'Every code that was issued: look one up, see how it stands, issue or print more.',
  search: 'Beginning or last digits of a code',
  searchOfCoupon: 'Any part of a code',
  coupon: 'Coupon',
  state: 'State',
  client: 'Client',
  clientHelp: 'E-mail, customer number or id. Somebody new is added.',
  needsCoupon: 'Choose a coupon.',
  needsClient: 'Say for which client.',
  none: '–',
  nobody: 'Nobody',
  everybody: 'Everybody',
  forEverybody: 'For everybody',
  usedTimes: (count: number, written: string) =>
    plural('en', count, { one: `${written} use`, other: `${written} uses` }),
  states: {
    issued: 'Issued',
    activated: 'Activated',
    redeemed: 'Redeemed',
    expired: 'Over',
    disabled: 'Disabled',
  },
  columns: {
    code: 'Code',
    coupon: 'Coupon',
    state: 'State',
    client: 'Client',
    issued: 'Issued',
    expires: 'Valid until',
    used: 'Last used',
    uses: 'Uses',
  },
  empty: {
    offer: '10% off',
    name: 'For one client',
    title: 'Look up a code',
    help: 'Type at least three characters: the beginning of a code or its last digits. Or scan it. To see all codes of one coupon, choose it above or here.',
  },
  nothing: {
    title: 'No code begins or ends like this',
    help: 'Check the digits. A part from the middle is found when you choose the coupon.',
  },
  nothingOfCoupon: {
    title: 'No codes here',
    help: 'Take a filter away, or add codes: issue one for a client, generate a batch, or import a list.',
  },
  looking: 'Looking on: this coupon has very many codes.',
  nothingOfFriendly: {
    title: 'Its code is another coupon’s now',
    help: 'This coupon is archived, and a later one took its code over. What was done with it here is among its redemptions.',
  },
  scan: {
    action: 'Scan',
    title: 'Look up a code',
    picture: 'What the camera sees',
    type: 'Or type the code',
    lookUp: 'Look up',
    unknown: (code: string) => `${code} is no code of this workspace. Scan or type another one.`,
    states: {
      waiting: 'Allow the camera when your browser asks for it.',
      looking: 'Hold the barcode in front of the camera.',
      refused:
        'The camera is blocked. Allow it in your browser’s settings for this page, or type the code below.',
      missing: 'No camera was found. Connect one, or type the code below.',
      busy: 'The camera can’t be used now: another program may have it. Close that one and scan again, or type the code below.',
      insecure: 'Your browser lends the camera only to pages over HTTPS. Type the code below.',
      broken: 'Reading barcodes did not start. Check your connection and scan again, or type the code below.',
    },
  },
  issue: {
    action: 'Issue a code',
    title: 'Issue a code for a client',
    help: 'The client gets a code of the coupon. A client who has it already gets the same code again.',
    submit: 'Issue code',
    way: 'When does its time begin?',
    activate: 'Now: the code is activated and works at once',
    give: 'Later: the client activates it',
    told: (code: string) => `Code ${code} is issued`,
  },
  add: {
    action: 'Add codes',
    title: 'Add codes to a coupon',
    help: 'Codes that are nobody’s yet: send them out, print them, or give them to clients.',
    friendly: 'This coupon has one code for everybody, so there are no more to add.',
    list: 'See its codes',
    count: 'How many',
    countWrong: (most: string) => `A number from 1 to ${most}.`,
    generate: 'Generate codes',
    generateHelp:
      'All of them are made, or none. For more at once whoever runs the server has the command “couponry codes generate”.',
    made: (count: number, written: string) =>
      plural('en', count, { one: `${written} code made`, other: `${written} codes made` }),
    download: 'Download as CSV',
    paste: 'Codes',
    pasteHelp:
      'One a line. Behind a comma, a semicolon or a tab you can name the client that it is for: SUMMER-1, ann@example.com',
    file: 'Choose a CSV file',
    read: (count: number, written: string, named: string) =>
      `${plural('en', count, { one: `${written} code`, other: `${written} codes` })} read, ${named} with a client.`,
    import: (count: number, written: string) =>
      count === 0
        ? 'Import codes'
        : plural('en', count, { one: `Import ${written} code`, other: `Import ${written} codes` }),
    progress: (done: string, all: string) => `${done} of ${all}`,
    stopped: (done: string, why: string) =>
      `It stopped after ${done}: ${why} Import the same list again: what is in stays, nothing comes twice.`,
    imported: (imported: string, taken: string, invalid: string) =>
      `Imported: ${imported}. There already: ${taken}. Not possible: ${invalid}.`,
    results: 'What to look at',
    result: { imported: 'Imported', taken: 'There already', invalid: 'Not possible as a code' },
    /** Why it can be no code; the server says it in English only. */
    invalid: (why: string) => why,
    problem: {
      client_ambiguous: 'Imported, but the client could be one of several',
      client_invalid: 'Imported, but this names no client',
      client_has_code: 'Imported, but the client has a code of this coupon already',
      code_assigned: 'It is another client’s',
      code_disabled: 'It is disabled',
      code_used: 'It was used already',
      coupon_archived: 'Imported, but the coupon is archived',
    },
  },
  print: {
    action: 'Print labels',
    title: 'Print a sheet of labels',
    help: 'A PDF with a ticket and a barcode for each code. Print it at 100 %, without fitting it to the page.',
    submit: 'Make the PDF',
    file: 'labels.pdf',
    chosen: (count: string) => `${count} chosen`,
    range: 'Codes of a coupon',
    most: (most: string) => `At most ${most} at once.`,
    from: 'From code (optional)',
    to: 'To code (optional)',
    sheet: 'Label sheet',
    sheetName: (columns: number, rows: number, width: string, height: string) =>
      `A4, ${columns} × ${rows} (${width} × ${height} mm)`,
    first: 'First free label',
    nothing: 'There are no codes in this range. Leave “from” and “to” empty to print all.',
    until: (day: string) => `Valid until ${day}`,
    told: (count: number, written: string) =>
      plural('en', count, {
        one: `${written} label is in the PDF`,
        other: `${written} labels are in the PDF`,
      }),
  },
};

/** What every language has to say. */
export type CodesTexts = typeof en;
