import { normaliseCode, type Refusal } from '@couponry/engine';

/**
 * A reason with the codes that it names spelled as the answer spells them, for a store that looks for them there: the engine knows
 * a code by the key under which it is compared. A code that is not in the answer, of the same order from before, keeps its key.
 *
 * @example spellReason({ reason: 'excluded_by', excludedBy: ['WINTER10'] }, ['Winter10']).excludedBy // ['Winter10']
 */
export function spellReason(refusal: Refusal, codes: readonly string[]): Refusal {
  const { excludedBy, fix } = refusal;
  if (excludedBy === undefined) return refusal;
  const spellings = new Map(codes.map((code) => [normaliseCode(code), code]));
  const spelled = (keys: readonly string[]) => keys.map((key) => spellings.get(key) ?? key);
  return {
    ...refusal,
    excludedBy: spelled(excludedBy),
    ...(fix?.type === 'remove_codes' ? { fix: { ...fix, codes: spelled(fix.codes) } } : {}),
  };
}
