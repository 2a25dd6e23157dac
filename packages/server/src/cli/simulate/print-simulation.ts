import {
  type Coupon,
  formatDecimal,
  minorDigits,
  PERCENT_DIGITS,
  type SimulationReport,
} from '@couponry/engine';
import { leftOutText, refusalText, simulationSentence } from '@couponry/engine/text';
import type { LeftOut } from '../../simulation/left-out.ts';
import type { SimulatedCoupons, SimulationResult } from '../../simulation/run-simulation.ts';
import { printTable } from '../print.ts';

/** Writes an amount of minor units. */
type Money = (minor: number | null) => string;

/** Prints what came of a simulation, for people: tables, and at the end the sentence that says it all. */
export function printSimulation({ others }: SimulatedCoupons, { report, leftOut }: SimulationResult): void {
  const digits = minorDigits(report.currency) ?? 2;
  const money: Money = (minor) => (minor === null ? '-' : (minor / 10 ** digits).toFixed(digits));
  section(
    'By day',
    report.days.map((day) => rowOfDay(day, money)),
  );
  section(
    'The largest',
    report.largest.map((order) => rowOfLargest(order, money)),
  );
  section('Refused', rowsOfRefusals(report));
  section('Beside it', rowsOfCompanions(report, others, money));
  section('Left out, or odd and kept', leftOut.map(rowOfLeftOut));
  section(`In all (${report.currency})`, [rowOfSums(report, money)]);
  console.log(simulationSentence(report, 'en'));
}

function section(title: string, rows: readonly Readonly<Record<string, string | number>>[]): void {
  if (rows.length === 0) return;
  console.log(`${title}\n`);
  printTable(rows);
  console.log('');
}

function rowOfDay(day: SimulationReport['days'][number], money: Money) {
  const { orders, value, applied, discount } = day;
  return { day: day.day, orders, value: money(value), applied, discount: money(discount) };
}

function rowOfLargest(
  { orderId, at, clientId, value, discount }: SimulationReport['largest'][number],
  money: Money,
) {
  const when = new Date(at).toISOString().slice(0, 16).replace('T', ' ');
  return {
    order: orderId,
    'at (UTC)': when,
    client: clientId ?? '',
    value: money(value),
    discount: money(discount),
  };
}

function rowsOfRefusals({ refusals, currency, timeZone }: SimulationReport) {
  return refusals.map(({ orders, ordersAmongOthers, example }) => ({
    ...{ orders, 'among others': ordersAmongOthers },
    'such as': refusalText(example, { language: 'en', currency, timeZone }),
  }));
}

function rowsOfCompanions({ companions }: SimulationReport, others: readonly Coupon[], money: Money) {
  return companions.map((companion, place) => ({
    ...{ coupon: others[place]?.name ?? companion.couponId, orders: companion.orders },
    ...{ together: companion.ordersTogether, 'off by this': money(companion.discountTogether) },
    ...{ 'off by that': money(companion.otherDiscountTogether), 'in its place': companion.ordersInstead },
  }));
}

function rowOfLeftOut({ reason, count, what, isKept, examples }: LeftOut) {
  const why = leftOutText(reason, 'en');
  return { count, what, kept: isKept ? 'yes' : 'no', why, 'such as': examples.join(', ') };
}

function rowOfSums({ applied, replayed, discount }: SimulationReport, money: Money) {
  const percent = (share: number | null) =>
    share === null ? '-' : `${formatDecimal(share, PERCENT_DIGITS)} %`;
  return {
    ...{ orders: replayed.orders, applied: applied.orders, clients: applied.clients },
    ...{ discount: money(discount.total), 'an order': money(discount.mean), median: money(discount.median) },
    ...{ 'of their value': percent(discount.shareOfApplied), 'of all': percent(discount.shareOfReplayed) },
  };
}
