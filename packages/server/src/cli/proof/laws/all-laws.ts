import { acknowledgedOnce } from './acknowledged-once.ts';
import { answersSound } from './answers-sound.ts';
import type { Breach, Evidence, Law } from './law.ts';
import { limitRefusalsEarned } from './limit-refusals-earned.ts';
import { limitsKept } from './limits-kept.ts';
import { moneyAddsUp } from './money-adds-up.ts';
import { nothingUnasked } from './nothing-unasked.ts';
import { onePerOrder } from './one-per-order.ts';
import { otherRefusalsEarned } from './other-refusals-earned.ts';
import { readsSee } from './reads-see.ts';
import { repeatsEqual } from './repeats-equal.ts';
import { unknownOnce } from './unknown-once.ts';

/** Everything that must hold, in the order in which it is told. */
export const LAWS: readonly Law[] = [
  acknowledgedOnce,
  nothingUnasked,
  unknownOnce,
  onePerOrder,
  limitsKept,
  limitRefusalsEarned,
  otherRefusalsEarned,
  moneyAddsUp,
  repeatsEqual,
  readsSee,
  answersSound,
];

/** Every breach of every law. */
export function checkAll(evidence: Evidence): Breach[] {
  return LAWS.flatMap((law) => law.check(evidence).map((breach) => ({ ...breach, law: law.name })));
}
