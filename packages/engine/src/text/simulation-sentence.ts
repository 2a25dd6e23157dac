import type { SimulationReport } from '../simulation/simulation-report.ts';
import { dayInZone } from '../time/zone-day.ts';
import { languageOf } from './languages.ts';
import { sayFor } from './say.ts';

/** What the sentence is made of; a whole report has it. */
type Told = Pick<SimulationReport, 'firstAt' | 'lastAt' | 'timeZone' | 'currency'> & {
  readonly applied: Pick<SimulationReport['applied'], 'orders'>;
  readonly replayed: Pick<SimulationReport['replayed'], 'orders'>;
  readonly discount: Pick<SimulationReport['discount'], 'total' | 'shareOfApplied'>;
};

/** A tenth of a percent, in ten-thousandths of a percent: closer nobody reads a share in a sentence. */
const TENTH = 1000;

/**
 * What came of a replay in one sentence: how many orders, what it cost, and which part of their value.
 *
 * @param language a tag of `LANGUAGES`
 * @example simulationSentence(report, 'en')
 *   // 'In December 2010 this would have applied to 412 of 2,025 orders and cost GBP 9,318.40, 4.9% of their value.'
 */
export function simulationSentence(report: Told, language: string): string {
  const { simulation, locale } = languageOf(language);
  const { firstAt, lastAt, timeZone, applied, replayed, discount } = report;
  if (firstAt === null || lastAt === null) return simulation.nothing;
  const say = sayFor(locale, report);
  const share = discount.shareOfApplied;
  return simulation.applied({
    during: simulation.during(dayInZone(firstAt, timeZone), dayInZone(lastAt, timeZone), say),
    ...{ applied: applied.orders, replayed: replayed.orders, discount: say.money(discount.total), say },
    share: share === null ? null : say.percent(Math.round(share / TENTH) * TENTH),
  });
}
