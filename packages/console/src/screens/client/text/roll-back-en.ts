/** The words of giving a redemption back, in English. They come with its dialog. */
export const en = {
  title: 'Give back a redemption',
  help: (coupon: string, order: string | null) =>
    order === null
      ? `${coupon}. The discount goes back to the coupon; the use too, when nothing is left of it.`
      : `${coupon}, order ${order}. The discount goes back to the coupon; the use too, when nothing is left of it.`,
  extent: 'How much of the order was returned?',
  whole: (money: string) => `All of it (${money})`,
  part: 'A part',
  amount: 'Value of what was returned',
  needsAmount: (most: string) => `An amount up to ${most}.`,
  line: (id: string, left: string) => `Line ${id}, units of ${left}`,
  linesHelp: 'Lines without a discount bring nothing back, so they are not here.',
  needsUnits: 'Say of which line how many units came back.',
  reason: 'Reason',
  reasonHelp: 'For whoever looks later: returned in the shop, order cancelled.',
  needsReason: 'Say why.',
  submit: 'Give back',
  told: 'The redemption was given back',
};

/** What every language has to say. */
export type RollBackTexts = typeof en;
