/** The words of making one client of two, in English. They come with its dialog. */
export const en = {
  title: 'Merge into another client',
  help: (name: string) =>
    `Where one person is known twice. ${name} becomes the other client, for good: this cannot be undone.`,
  points: [
    'E-mail, number, tags, codes and everything that was done are the other client’s from then on.',
    'Uses of both count together, also past a limit. Where both have a working code of one coupon, one of the two is disabled.',
  ],
  other: 'The client who stays',
  otherHelp: 'E-mail, customer number, id or a code of theirs, all of it.',
  stays: (name: string, number: string | null, since: string) =>
    `${name}${number === null ? '' : ` (${number})`}, known since ${since}, stays.`,
  needed: 'Say who stays.',
  nobody: 'Nobody else is known by this.',
  itself: 'That is the client you are merging.',
  several: 'Several clients are known by this. Name one by the id.',
  submit: 'Merge clients',
  told: 'The two are one client now',
};

/** What every language has to say. */
export type MergeTexts = typeof en;
