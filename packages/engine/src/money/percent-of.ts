import { WHOLE_IN_TEN_THOUSANDTHS } from './parse-percent.ts';

/**
 * A percentage of an amount, in minor units: round half up (amount x percent / 100), exactly.
 *
 * The amount is split at a million, so that no product passes 2^53 and the remainder alone needs rounding:
 * amount x p / 10^6 = high x p + low x p / 10^6.
 *
 * @param minor the amount, an integer from 0 to 2^53 - 1
 * @param tenThousandths the percentage in 1/10,000 percent, an integer from 0 to 1,000,000 (`parsePercent`)
 * @throws RangeError for anything else
 * @example percentOf(1530, 200_000) // 306: 20 percent of 15.30
 */
export function percentOf(minor: number, tenThousandths: number): number {
  if (!Number.isSafeInteger(minor) || minor < 0) throw new RangeError(`${minor} is no amount of minor units`);
  if (!Number.isInteger(tenThousandths) || tenThousandths < 0 || tenThousandths > WHOLE_IN_TEN_THOUSANDTHS) {
    throw new RangeError(`${tenThousandths} is no percentage in 1/10,000 percent`);
  }
  const low = minor % WHOLE_IN_TEN_THOUSANDTHS;
  const high = (minor - low) / WHOLE_IN_TEN_THOUSANDTHS;
  return high * tenThousandths + roundHalfUp(low * tenThousandths);
}

/** A quotient by a million. Whole minus remainder divides without a rest, so that no double is rounded. */
function roundHalfUp(millionths: number): number {
  const raised = millionths + WHOLE_IN_TEN_THOUSANDTHS / 2;
  return (raised - (raised % WHOLE_IN_TEN_THOUSANDTHS)) / WHOLE_IN_TEN_THOUSANDTHS;
}
