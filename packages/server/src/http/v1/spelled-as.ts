import { lookupKeys } from '@couponry/engine';

/**
 * A code as it was asked for, for a store that looks for it in the answer.
 *
 * @param code the key under which it is stored
 * @param spelling how its coupon spells it, for where it was not asked for
 * @example spelledAs(['winter10'], 'WINTER10', 'Winter10') // 'winter10'
 */
export function spelledAs(asked: readonly string[], code: string, spelling: string): string {
  return asked.find((one) => one === code) ?? asked.find((one) => lookupKeys(one).includes(code)) ?? spelling;
}
