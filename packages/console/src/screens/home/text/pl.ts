import type { HomeTexts } from './en.ts';

/** The words of the first page, in Polish. */
export const pl: HomeTexts = {
  title: 'Start',
  figures: {
    redeemed: 'Zrealizowane dzisiaj',
    given: 'Udzielony rabat',
    activated: 'Aktywowane',
    refused: 'Odsetek odmów',
    before: (value) => `${value} tego samego dnia tydzień temu`,
    none: 'Ani razu tego samego dnia tydzień temu',
  },
  attention: {
    title: 'Wymaga uwagi',
    none: 'Nic. Żaden kupon nie kończy się wkrótce ani nie jest bliski wyczerpania, a odmów jest tyle, co zwykle.',
    more: 'Jest tego więcej, niż tu widać.',
    limit: (percent, limit) => `{coupon}: wykorzystano ${percent} limitu (${limit}).`,
    limitFull: (limit) => `{coupon}: limit wyczerpany (${limit}).`,
    codes: (percent, max) => `{coupon}: wykorzystano ${percent} z ${max} kodów.`,
    ending: (when) => `{coupon} kończy się ${when}.`,
    refusals: (times, before, reason) =>
      `{coupon}: dzisiaj ${times} × odmowa, tydzień temu przez cały dzień ${before} ×. ${reason}`,
    unknownCodes: 'Kody, których nikt nie zna',
    raise: 'Zmień limit',
    extend: 'Zmień koniec',
    makeCodes: 'Zobacz kody',
    look: 'Zobacz dlaczego',
  },
  running: {
    title: 'Najczęściej używane',
    period: 'Ostatnie 7 dni',
    none: 'W ostatnich siedmiu dniach nie zrealizowano żadnego kuponu.',
    all: 'Wszystkie działające kupony',
    redeemed: (count) => `${count} ×`,
  },
  refusals: {
    title: 'Odmowy',
    none: 'W ostatnich siedmiu dniach nikomu nie odmówiono.',
    times: (count) => `${count} ×`,
    coupon: (count) => `{coupon} ${count} ×`,
    others: 'i inne',
  },
  empty: {
    title: 'Witaj w Couponry',
    help: 'Utwórz kupon i opublikuj go, a pierwsza realizacja pojawi się tu po chwili.',
    create: 'Utwórz kupon',
    templates: 'Zacznij od szablonu',
    ticket: { offer: '10% taniej', name: 'Na powitanie' },
  },
};
