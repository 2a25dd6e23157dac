import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CartShell, type CartTold } from './model/cart-shell.ts';
import { type CartCommand, type CartStory, cartStory } from './model/cart-story.ts';
import {
  expectCounted,
  expectPartsRight,
  expectPromise,
  expectRoomKept,
  expectShares,
  expectWhole,
  expectWorthKept,
  freshUse,
} from './model/laws-of-carts.ts';

// Random stories of three coupons and two carts: codes are stacked on orders, held, confirmed and given back by lines, by two
// processes that take turns, each with its own clock. After each step what was told is held against laws that are said plainly.

const STORIES = Number(process.env.MODEL_STORIES ?? 2_000);
const SEED = Number(process.env.MODEL_SEED ?? Date.now() % 2 ** 31);

/** Tells a story to the engine, and counts what was told. */
function tell(story: CartStory, seen: Map<string, number>): void {
  const shell = new CartShell(story);
  let realTime = 0;
  for (const [index, step] of story.steps.entries()) {
    if (step.do === 'wait') realTime += step.ms;
    else if (step.do === 'edit') shell.terms[step.coupon] = step.terms;
    else if (step.do === 'wait until the last hold is dead') {
      const last = [...shell.rows.reservations.values()].at(-1);
      realTime = Math.max(realTime, last?.reservation.holdsUntil ?? 0);
    } else {
      const now = Math.max(realTime + (step.by === 1 ? story.skew : 0), shell.rows.lastDecidedAt);
      const told = shell.carryOut(step.command, `id-${index}`, now);
      if (told === null) continue;
      for (const word of wordsOf(told)) seen.set(word, (seen.get(word) ?? 0) + 1);
      expectLawful(shell, told);
      for (const order of ['1001', '1002']) expectWorthKept(shell, order, now);
      expectSameAgain(shell, step.command, told, now);
    }
  }
  expectAllGivenBack(shell);
}

function expectLawful(shell: CartShell, told: CartTold): void {
  expectCounted(shell);
  if (told.kind === 'used') {
    const uses = told.codes.flatMap((code) => freshUse(code) ?? []);
    for (const use of uses) expectWhole(use);
    expectShares(told, shell.terms);
    if (told.isKept) expectRoomKept(shell, uses);
  } else if (told.kind === 'confirmed' && told.outcome.kind === 'redeemed') {
    const { redemption } = told.outcome;
    expectWhole(redemption);
    // The order of a dead hold may have been given another one, which lives.
    const live = shell.rows.reservations.get(redemption.reservationId ?? '')?.reservation;
    const { amount, cart, discount } = live ?? told.hold;
    // The discount of an order without a cart is taken anew when the hold was dead.
    const isOfNewOrder = told.wasLive && told.hold.order === null && redemption.order !== null;
    if (isOfNewOrder) expectPromise(shell, redemption, told.hold);
    else if (live !== undefined || cart !== null) {
      expect(redemption).toMatchObject({ amount, cart, discount });
    }
    if (told.wasLive) expect(live).toEqual(told.hold);
    if (live === undefined) expectRoomKept(shell, [redemption]);
  } else if (told.kind === 'rolled back') expectPartsRight(shell, told.redemptionId);
}

/** What has been done and is asked for once more is the same again, and changes nothing. */
function expectSameAgain(shell: CartShell, command: CartCommand, told: CartTold, now: number): void {
  const before = shell.rows.copy();
  if (told.kind === 'used' && command.do === 'use' && command.order !== null && told.isKept) {
    const done = told.codes.filter(({ reasons }) => reasons.length === 0);
    const codes = done.map(({ before: { presented } }) => presented.code);
    const again = codes.length === 0 ? null : shell.carryOut({ ...command, codes }, 'again', now);
    if (again?.kind !== 'used') return;
    expect(again.codes.map(({ decision }) => decision.outcome)).toEqual(
      done.map(({ decision: { outcome } }) => ({ ...outcome, kind: 'repeated' })),
    );
  } else if (told.kind === 'confirmed' && told.outcome.kind === 'redeemed') {
    expect(shell.carryOut(command, 'again', now)).toMatchObject({
      outcome: { ...told.outcome, kind: 'repeated' },
    });
  } else return;
  expect(shell.rows).toEqual(before);
}

/** In the end everything is given back, and nothing is left of any budget's use. */
function expectAllGivenBack(shell: CartShell): void {
  const now = shell.rows.lastDecidedAt;
  for (const [index, { stands }] of [...shell.rows.reservations.values()].reverse().entries()) {
    if (stands === 'held') shell.carryOut({ do: 'release', pick: index }, 'end', now);
  }
  for (const [id, { returned }] of shell.rows.redemptions) {
    if (!returned.isWhole) shell.rollBack(id, null, 'end', now);
    expectPartsRight(shell, id);
  }
  expectCounted(shell);
  for (const { held, discount } of shell.rows.totals.values()) {
    expect({ held, discount }).toEqual({ held: 0, discount: 0 });
  }
}

/** What was told, in as many words as it is worth to know that stories tell it. */
function wordsOf(told: CartTold): string[] {
  switch (told.kind) {
    case 'used': {
      const words = told.codes.map(({ decision: { outcome }, reasons: [first] }) => {
        if (outcome.kind !== 'redeemed') return first?.reason ?? outcome.kind;
        return outcome.redemption.reservationId === null ? 'redeemed' : 'redeemed from a hold';
      });
      const fresh = told.cart === null ? [] : told.codes.flatMap((code) => freshUse(code) ?? []);
      return fresh.length > 1 ? [...words, 'stacked'] : words;
    }
    case 'confirmed': {
      const { outcome, wasLive } = told;
      const word = outcome.kind === 'refused' ? outcome.refusal.reason : outcome.kind;
      return [`confirm, ${wasLive ? 'live' : 'dead'}: ${word}`];
    }
    case 'let go':
      return [told.outcome.kind === 'refused' ? told.outcome.refusal.reason : told.outcome.kind];
    case 'rolled back': {
      const { outcome } = told;
      if (outcome.kind === 'refused') return [`roll back: ${outcome.refusal.reason}`];
      return [outcome.rollback.completes ? 'rolled back' : 'rolled back, a part'];
    }
  }
}

describe('the engine and the laws of carts', () => {
  it(`agree on ${STORIES} random stories, every outcome among them`, () => {
    console.info(`stories of carts from seed ${SEED}; again with MODEL_SEED=${SEED}`);
    const seen = new Map<string, number>();
    const expected = [
      ...['redeemed', 'redeemed from a hold', 'reserved', 'repeated', 'stacked', 'released', 'ended'],
      ...['budget_used_up', 'coupon_used_up', 'excluded_by', 'no_line_matches', 'nothing_to_discount'],
      ...['cart_required', 'order_mismatch', 'order_redeemed', 'reservation_confirmed', 'reservation_live'],
      ...['redeemed', 'order_redeemed', 'order_mismatch', 'nothing_to_discount'].map(
        (word) => `confirm, live: ${word}`,
      ),
      ...['redeemed', 'repeated', 'order_mismatch', 'budget_used_up', 'coupon_used_up'].map(
        (word) => `confirm, dead: ${word}`,
      ),
      ...['rolled back', 'rolled back, a part', 'roll back: nothing_left', 'roll back: more_than_left'],
      ...['roll back: line_unknown', 'roll back: lines_unknown'],
    ];
    const missing = () => expected.filter((word) => !seen.has(word));
    // What is told in one of some hundred stories may once not be among so many.
    for (let turn = 0; turn === 0 || (missing().length > 0 && turn < 5); turn += 1) {
      fc.assert(
        fc.property(cartStory, (story) => tell(story, seen)),
        { seed: SEED + turn, numRuns: STORIES },
      );
    }
    expect(missing()).toEqual([]);
  }, 300_000);
});
