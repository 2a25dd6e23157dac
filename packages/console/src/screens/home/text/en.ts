/** The words of the first page, in English. */
export const en = {
  title: 'Home',
  figures: {
    redeemed: 'Redeemed today',
    given: 'Discount given',
    activated: 'Activated',
    refused: 'Refusal rate',
    before: (value: string) => `${value} on the same day last week`,
    none: 'None on the same day last week',
  },
  attention: {
    title: 'Needs attention',
    none: 'Nothing. No coupon ends or runs out soon, and refusals are as usual.',
    more: 'There is more of it than is shown here.',
    limit: (percent: string, limit: string) => `{coupon} has used ${percent} of its limit: ${limit}.`,
    limitFull: (limit: string) => `{coupon} has used up its limit: ${limit}.`,
    codes: (percent: string, max: string) => `{coupon} has used ${percent} of its ${max} codes.`,
    ending: (when: string) => `{coupon} ends ${when}.`,
    refusals: (times: string, before: string, reason: string) =>
      `{coupon}: refused ${times} × today, against ${before} × on all of the same day last week. ${reason}`,
    unknownCodes: 'Codes that nobody knows',
    raise: 'Change the limit',
    extend: 'Change the end',
    makeCodes: 'See its codes',
    look: 'See why',
  },
  running: {
    title: 'Most used',
    period: 'Last 7 days',
    none: 'No coupon was redeemed in the last seven days.',
    all: 'All running coupons',
    redeemed: (count: string) => `${count} ×`,
  },
  refusals: {
    title: 'Refused',
    none: 'Nobody was refused in the last seven days.',
    times: (count: string) => `${count} ×`,
    coupon: (count: string) => `{coupon} ${count} ×`,
    others: 'and others',
  },
  empty: {
    title: 'Welcome to Couponry',
    help: 'Make a coupon, publish it, and its first redemption shows up here a moment later.',
    create: 'Make a coupon',
    templates: 'Begin with a template',
    ticket: { offer: '10% off', name: 'Hello' },
  },
};

/** What every language has to say. */
export type HomeTexts = typeof en;
