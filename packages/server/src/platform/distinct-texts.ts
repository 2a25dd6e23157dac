import { PairMap } from './pair-map.ts';

/**
 * Each text once, where it stood first.
 *
 * @example distinctTexts(['B', 'A', 'B']) // ['B', 'A']
 */
export function distinctTexts(texts: readonly string[]): string[] {
  const seen = new PairMap<true>();
  return texts.filter((text) => {
    const { size } = seen;
    seen.set('', text, true);
    return seen.size > size;
  });
}
