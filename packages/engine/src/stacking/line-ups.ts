import type { Contender } from './contender.ts';

/**
 * Every way to send one of each group: all contenders that share their group with nobody, and one of those that share it. All in
 * a line-up may stand together, and what may stand together is in one of them.
 *
 * @param contenders none of them exclusive; their order is kept
 * @example lineUps([a, b1, b2]) // [[a, b1], [a, b2]]
 */
export function lineUps(contenders: readonly Contender[]): readonly (readonly Contender[])[] {
  const groups = new Map<string, Contender[]>();
  for (const contender of contenders) {
    const { group } = contender.stacking;
    if (group !== null) groups.set(group, [...(groups.get(group) ?? []), contender]);
  }
  let all: (readonly Contender[])[] = [contenders];
  for (const rivals of groups.values()) {
    if (rivals.length === 1) continue;
    all = all.flatMap((lineUp) => rivals.map((one) => withoutOthers(lineUp, one, rivals)));
  }
  return all;
}

function withoutOthers(
  lineUp: readonly Contender[],
  one: Contender,
  rivals: readonly Contender[],
): Contender[] {
  return lineUp.filter((other) => other === one || !rivals.includes(other));
}
