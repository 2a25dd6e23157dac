import type { Refusal } from '../reasons.ts';
import { judgeRule } from './judge-rule.ts';
import { RULES } from './rules.ts';
import type { Situation } from './situation.ts';
import type { Wish } from './wish.ts';

/** Each step is a later instant, and hours that never come together would go on for ever. */
const MOST_STEPS = 50;

/** How often rules are asked about other instants, over all of a condition. Where that does not do no instant is told. */
const MOST_LOOKS = 1000;

/** When wishes come true that only time keeps from it: of the wishes of one condition, in one situation. */
export class Outlook {
  readonly #situation: Situation;
  /** Whether rules that do not ask about time are as they are wanted to be. */
  readonly #lasting = new Map<Wish, boolean>();
  #looksLeft = MOST_LOOKS;

  constructor(situation: Situation) {
    this.#situation = situation;
  }

  /** The first instant from now on at which all of them have come true; null: none in sight. */
  firstTogether(wishes: readonly Wish[]): number | null {
    let at = this.#situation.now;
    for (let step = 0; step <= MOST_STEPS; step += 1) {
      const next = this.#lastOf(wishes, at);
      if (next === at) return at;
      if (next === Number.POSITIVE_INFINITY) return null;
      at = next;
    }
    return null;
  }

  /** An instant before which a wish does not come true: the one that is asked about exactly where it has by then. */
  #notBefore(wish: Wish, at: number): number {
    if (wish.kind === 'every') return this.#lastOf(wish.parts, at);
    if (wish.kind === 'rule') return this.#notBeforeOfRule(wish, at);
    let first = Number.POSITIVE_INFINITY;
    for (const part of wish.parts) {
      first = Math.min(first, this.#notBefore(part, at));
      if (first === at) return at;
    }
    return first;
  }

  #lastOf(wishes: readonly Wish[], at: number): number {
    let last = at;
    for (const wish of wishes) last = Math.max(last, this.#notBefore(wish, at));
    return last;
  }

  #notBeforeOfRule(wish: Extract<Wish, { readonly kind: 'rule' }>, at: number): number {
    if (RULES.get(wish.condition.rule)?.asks === 'time') {
      if (this.#looksLeft === 0) return Number.POSITIVE_INFINITY;
      this.#looksLeft -= 1;
      const refusal = judgeRule(wish, { ...this.#situation, now: at });
      return refusal === null ? at : (waitOf(refusal) ?? Number.POSITIVE_INFINITY);
    }
    const known = this.#lasting.get(wish) ?? judgeRule(wish, this.#situation) === null;
    this.#lasting.set(wish, known);
    return known ? at : Number.POSITIVE_INFINITY;
  }
}

/** Until when to wait helps against a refusal; null where it does not. */
export function waitOf({ fix }: Refusal): number | null {
  return fix?.type === 'wait_until' ? fix.at : null;
}
