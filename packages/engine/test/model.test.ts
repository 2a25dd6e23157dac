import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { usesOf } from '../src/coupon/coupon-use.ts';
import { usesInPeriod } from '../src/coupon/recent-uses.ts';
import { NaiveModel } from './model/naive-model.ts';
import { codesOf, Shell } from './model/shell.ts';
import { type Command, possible, type Story, story, type Told } from './model/story.ts';

// The same random story of a coupon is told to the engine, with what keeps its counters, and to a model that counts everything
// anew from what ever happened. Two processes take turns, each with its own clock; both have to tell the story in the same words.

const STORIES = Number(process.env.MODEL_STORIES ?? 3_000);
const SEED = Number(process.env.MODEL_SEED ?? Date.now() % 2 ** 31);

/** Tells a story to both, and counts what was told. */
function tell(one: Story, seen: Map<string, number>): void {
  const shell = new Shell(one);
  const model = new NaiveModel(one);
  let realTime = one.begins;
  let last: Command | null = null;
  for (const [index, step] of one.steps.entries()) {
    if (step.do === 'wait') {
      realTime += step.ms;
      continue;
    }
    if (step.do === 'wait until the last hold is dead') {
      realTime = Math.max(realTime, shell.lastHoldUntil);
      continue;
    }
    if (step.do === 'edit') {
      count(seen, `edit: ${edit(shell, model, possible({ ...model.terms, ...step.changes }, one.friendly))}`);
      continue;
    }
    if (step.do !== 'again') last = step;
    if (last === null) continue;
    const { by } = step;
    // Time never runs backwards for a coupon, though it does from one process to another.
    const now = Math.max(realTime + (by === 1 ? one.skew : 0), shell.rows.lastDecidedAt);
    const told = tellBoth(shell, model, last, index + 1, now);
    if (told === null) continue;
    for (const part of told.kind === 'together' ? told.parts : [told]) {
      count(seen, part.kind === 'refused' ? wordOfRefusal(last.do, part.reason) : wordOf(part));
      expectLimitsKept(shell, part);
    }
    expectCountsRight(shell, model);
  }
}

function edit(shell: Shell, model: NaiveModel, changed: NaiveModel['terms']): string {
  const problem = model.edit(changed);
  expect(shell.edit(changed)).toBe(problem);
  if (problem === null) model.terms = changed;
  return problem ?? 'done';
}

/** What both say of a command; null when there is nothing that it could be about. */
function tellBoth(shell: Shell, model: NaiveModel, command: Command, step: number, now: number): Told | null {
  const subject = subjectOf(shell, command);
  if (subject === null) return null;
  const known = shell.rows.collected.length;
  const told = shell.carryOut(command, step, now);
  model.setTime(now, step);
  const isEnd = command.do === 'release' || command.do === 'collect';
  for (const id of shell.rows.collected.slice(known)) if (!isEnd || id !== subject) model.collected(id);
  expect(told).toEqual(toldByModel(shell, model, command, subject, step));
  return told;
}

/** The code, reservation or redemption that a command is about. */
function subjectOf(shell: Shell, command: Command): string | null {
  switch (command.do) {
    case 'activate':
      return '';
    case 'redeem':
    case 'reserve':
      return shell.code(command.pick);
    case 'redeem together':
      return shell.code(0);
    case 'roll back':
      return shell.redemption(command.pick);
    default:
      return shell.reservation(command.pick);
  }
}

function toldByModel(shell: Shell, model: NaiveModel, command: Command, subject: string, step: number): Told {
  const id = `id-${step}`;
  const freshClient = `client-${step}`;
  switch (command.do) {
    case 'activate':
      return model.activate(command.who, command.rangeUsedUp, freshClient, `code-${step}`);
    case 'redeem':
      return model.use(command.ask, subject, id, freshClient, null);
    case 'reserve':
      return model.use(command.ask, subject, id, freshClient, null, command.holdMs);
    case 'redeem together':
      return toldTogether(model, command, codesOf(shell, command.picks), id, freshClient);
    case 'confirm':
      return model.confirm(subject, command.order, id);
    case 'release':
      return model.release(subject);
    case 'collect':
      return model.collect(subject);
    case 'roll back':
      return model.rollBack(subject, command.amount);
  }
}

function toldTogether(
  model: NaiveModel,
  { ask, mode }: Command & { readonly do: 'redeem together' },
  codes: readonly string[],
  id: string,
  freshClient: string,
): Told {
  const undo = model.mark();
  const parts: Told[] = [];
  for (const [index, code] of codes.entries()) {
    const told = model.use(ask, code, `${id}-${index}`, freshClient, id);
    if (told.kind === 'refused' && mode === 'all') {
      undo();
      return told;
    }
    parts.push(told);
  }
  return { kind: 'together', parts };
}

/** No limit is ever passed by what succeeds under it, however it was edited. What was promised by a hold is no exception. */
function expectLimitsKept({ coupon, terms, rows }: Shell, told: Told): void {
  const isUse = told.kind === 'reserved' || (told.kind === 'redeemed' && told.reservation === null);
  if (terms.limitGlobal > 0 && (told.kind === 'activated' || (isUse && told.activates))) {
    expect(rows.totals.activations).toBeLessThanOrEqual(terms.limitGlobal);
  }
  if (!isUse) return;
  const holder = rows.holders.get(told.client ?? '');
  if (terms.limitPerClient > 0 && holder !== undefined) {
    expect(usesOf(holder)).toBeLessThanOrEqual(terms.limitPerClient);
  }
  if (terms.limitPerCoupon > 0) expect(usesOf(rows.totals)).toBeLessThanOrEqual(terms.limitPerCoupon);
  if (terms.budget > 0) expect(rows.totals.discount).toBeLessThanOrEqual(terms.budget);
  for (const { per, period, max } of terms.periods) {
    const counted = {
      coupon: rows.totals,
      client: holder,
      code: coupon.codes.kind === 'friendly' ? rows.totals : undefined,
    };
    const uses = counted[per];
    if (uses !== undefined) expect(usesInPeriod(uses.recent, period, told.day)).toBeLessThanOrEqual(max);
  }
}

/** Every counter says what the history says. */
function expectCountsRight({ rows, coupon }: Shell, model: NaiveModel): void {
  const friendly = coupon.codes.kind === 'friendly' ? coupon.codes.code : null;
  const stored: Record<string, unknown> = { totals: rows.totals };
  const recounted: Record<string, unknown> = { totals: model.totals() };
  for (const [client, { redemptions, held, recent, activatedAt }] of rows.holders) {
    stored[client] = { redemptions, held, recent, since: activatedAt };
    recounted[client] = {
      ...model.recount((use) => use.client === client),
      since: model.holdsSince(client, friendly),
    };
  }
  for (const [code, { redemptions, held, recent, activatedAt }] of rows.individual) {
    stored[code] = { redemptions, held, recent, since: activatedAt };
    recounted[code] = {
      ...model.recount((use) => use.code === code),
      since: model.activatedAt(code, null, 'in the counters'),
    };
  }
  const { counts } = rows;
  stored.statistics = {
    activated: counts.activated - counts.deactivated,
    redeemed: counts.redeemed - counts.rolledBack,
    discount: counts.discount - counts.discountBack,
    amount: counts.amount - counts.amountBack,
    clients: counts.clients,
  };
  recounted.statistics = { ...model.statistics(), clients: rows.holders.size };
  expect(stored).toEqual(recounted);
}

/** What was told, in as many words as it is worth to know that stories tell it. */
function wordOf(told: Told): string {
  switch (told.kind) {
    case 'held':
      return told.takesOver ? 'held, taken over' : 'held';
    case 'redeemed':
      return told.reservation === null ? 'redeemed' : 'redeemed from a hold';
    case 'released':
    case 'ended':
      return `${told.kind}: ${told.end}`;
    case 'rolled back':
      return `rolled back${told.completes ? '' : ', a part'}${told.deactivates ? ', with its activation' : ''}`;
    default:
      return told.kind;
  }
}

/** A dead hold finds no room for whatever reason. */
function wordOfRefusal(wish: string, reason: string): string {
  return wish === 'confirm' && reason.endsWith('_used_up') ? 'confirm: no room' : `${wish}: ${reason}`;
}

function count(seen: Map<string, number>, word: string): void {
  seen.set(word, (seen.get(word) ?? 0) + 1);
}

describe('the engine and a model that counts everything anew', () => {
  it(`tell ${STORIES} random stories of a coupon alike, every outcome among them`, () => {
    console.info(`stories from seed ${SEED}; again with MODEL_SEED=${SEED}`);
    const seen = new Map<string, number>();
    const closed = [
      'client_ambiguous',
      'coupon_draft',
      'coupon_paused',
      'coupon_archived',
      'not_started',
      'ended',
    ];
    const both = [...closed, 'client_required', 'client_used_up', 'window_over', 'activations_used_up'];
    const use = [
      ...[...both, 'unknown_code', 'not_yours', 'not_activated', 'code_used_up', 'period_used_up'],
      ...['coupon_used_up', 'amount_required', 'budget_used_up', 'order_mismatch'],
    ];
    const expected = [
      ...[
        'activated',
        'held',
        'held, taken over',
        'redeemed',
        'redeemed from a hold',
        'repeated',
        'reserved',
      ],
      ...['released: released', 'released: expired', 'ended: released', 'ended: expired', 'ended: confirmed'],
      ...['rolled back', 'rolled back, a part', 'rolled back, with its activation'],
      ...['done', 'state_final', 'timeZone', 'currency'].map((word) => `edit: ${word}`),
      ...[...both, 'code_range_used_up'].map((reason) => `activate: ${reason}`),
      ...use.map((reason) => `redeem: ${reason}`),
      ...[...use, 'order_redeemed'].map((reason) => `reserve: ${reason}`),
      ...['reservation_released', 'order_redeemed', 'order_mismatch', 'no room'].map(
        (word) => `confirm: ${word}`,
      ),
      ...['release: reservation_confirmed', 'collect: reservation_live'],
      ...['nothing_left', 'more_than_left', 'amount_unknown'].map((reason) => `roll back: ${reason}`),
    ];
    const missing = () => expected.filter((word) => !seen.has(word));
    // What is told in one of some hundred stories may once not be among so many.
    for (let turn = 0; turn === 0 || (missing().length > 0 && turn < 5); turn += 1) {
      fc.assert(
        fc.property(story, (one) => tell(one, seen)),
        { seed: SEED + turn, numRuns: STORIES },
      );
    }
    expect(missing()).toEqual([]);
  }, 600_000);
});
