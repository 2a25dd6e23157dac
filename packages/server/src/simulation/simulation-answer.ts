import { formatInstantUtc, PERCENT_DIGITS } from '@couponry/engine';
import { type LanguageTag, leftOutText, refusalText, simulationSentence } from '@couponry/engine/text';
import type { SimulatedCoupons, SimulationResult } from './run-simulation.ts';

/**
 * What came of a replay as it is answered: instants as text, shares in percent, refusals in words. Amounts stay in minor units.
 *
 * @param inWords what becomes of something that can be said in each language
 */
export function simulationAnswer<Words>(
  { draft, others }: SimulatedCoupons,
  { report, leftOut }: SimulationResult,
  inWords: (say: (language: LanguageTag) => string) => Words,
) {
  const { currency, timeZone, firstAt, lastAt, replayed, applied, discount, companions, days } = report;
  const { shareOfApplied, shareOfReplayed, ...sums } = discount;
  return {
    sentence: inWords((language) => simulationSentence(report, language)),
    ...{ currency, timeZone, firstAt: instantOrNull(firstAt), lastAt: instantOrNull(lastAt) },
    ...{ replayed, applied },
    discount: {
      ...sums,
      percentOfApplied: percent(shareOfApplied),
      percentOfReplayed: percent(shareOfReplayed),
    },
    largest: report.largest.map(({ at, ...order }) => ({ ...order, at: formatInstantUtc(at) })),
    refusals: report.refusals.map(({ reason: code, orders, ordersAmongOthers, example }) => ({
      ...{ code, orders, ordersAmongOthers },
      message: inWords((language) => refusalText(example, { language, currency, timeZone })),
    })),
    with: companions.map(({ couponId, ...companion }, place) => ({
      coupon: { id: couponId, name: others[place]?.name ?? '' },
      ...companion,
    })),
    days,
    leftOut: leftOut.map((one) => ({
      ...one,
      message: inWords((language) => leftOutText(one.reason, language)),
    })),
    coupon: { id: draft.id, name: draft.name },
  };
}

function instantOrNull(instant: number | null): string | null {
  return instant === null ? null : formatInstantUtc(instant);
}

/** Ten-thousandths of a percent, as a number that prints with at most four decimals. */
function percent(share: number | null): number | null {
  return share === null ? null : share / 10 ** PERCENT_DIGITS;
}
