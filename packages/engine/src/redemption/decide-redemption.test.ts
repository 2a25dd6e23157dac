import { describe, expect, it } from 'vitest';
import { type CouponChanges, EAN13, publishedCoupon } from '../../test/support/published-coupon.ts';
import type { ClientIdentity } from '../client/client.ts';
import {
  type CouponTotals,
  type Holder,
  type IndividualCode,
  NO_TOTALS,
  NO_USES,
  newHolder,
  type PresentedCode,
} from '../coupon/coupon-use.ts';
import { ON_ORDER } from '../discount/discount.ts';
import type { Reason } from '../reasons.ts';
import { decideRedemption } from './decide-redemption.ts';
import type { Redemption } from './redemption.ts';
import type { RedeemCommand, RedemptionState } from './redemption-decision.ts';
import { REDEMPTION_GUARDS } from './redemption-guards.ts';

const NOW = 5_000;
const CODE = '2900000000018';
/** The local day of all cases, with its first use. */
const TODAY = { day: '1970-01-01', inDay: 1, inWeek: 1, inMonth: 1 };

const ann: ClientIdentity = { kind: 'known', id: 'ann', added: [] };
const bob: ClientIdentity = { kind: 'known', id: 'bob', added: [] };
const nobody: ClientIdentity = { kind: 'nobody' };
const ambiguous: ClientIdentity = { kind: 'ambiguous' };
const required = { required: true, validFor: null };

/** What a case is about; what it does not say is as harmless as can be. */
interface Case {
  readonly coupon?: CouponChanges;
  readonly code?: Partial<IndividualCode>;
  readonly holder?: Partial<Holder> | null;
  readonly activations?: number;
  readonly totals?: Partial<CouponTotals>;
  readonly prior?: Partial<Redemption> | null;
  readonly command?: Partial<RedeemCommand>;
}

/** Ann redeems the friendly code WINTER, for the first time. */
function friendly(situation: Case) {
  return given({ kind: 'friendly', code: 'WINTER' }, situation.coupon, situation);
}

/** Ann redeems the code that was issued to her, for the first time. */
function individual(situation: Case) {
  const code: IndividualCode = {
    kind: 'individual',
    code: CODE,
    clientId: 'ann',
    ...NO_USES,
    activatedAt: 100,
    activatedByUse: false,
    expiresAt: null,
    lastRedeemedAt: null,
    disabledAt: null,
    ...situation.code,
  };
  const own =
    code.clientId === null ? null : { clientId: code.clientId, code: CODE, activatedAt: code.activatedAt };
  const { holder = own } = situation;
  return given(
    code,
    { codes: EAN13, ...situation.coupon },
    { ...situation, holder: holder && { ...own, ...holder } },
  );
}

function given(presented: PresentedCode, coupon: CouponChanges | undefined, situation: Case) {
  const { holder = null, activations = 0, totals, prior = null, command } = situation;
  const state: RedemptionState = {
    coupon: publishedCoupon(coupon),
    totals: { ...NO_TOTALS, activations, ...totals },
    presented,
    holder: holder && { ...newHolder('ann'), ...holder },
    prior: prior && { kind: 'redemption', redemption: { ...first, code: presented.code, ...prior } },
  };
  const wish = { id: 'r1', client: ann, byToken: false, asAdmin: false, order: null, amount: null };
  return {
    state,
    command: { ...wish, cartHash: null, worth: null, jointId: null, ...command },
  };
}

/** An order's first redemption, by Ann. */
const first: Redemption = {
  id: 'r0',
  couponId: 'winter',
  code: '',
  clientId: 'ann',
  order: { store: 'web', id: '1001' },
  amount: 5_000,
  discount: 500,
  cart: null,
  currency: 'GBP',
  at: 200,
  day: '1970-01-01',
  activates: false,
  activatedAt: 100,
  expiresAt: null,
  usableAfter: true,
  reservationId: null,
  jointId: null,
};

type Given = ReturnType<typeof given>;

function decide({ state, command }: Given, now = NOW) {
  return decideRedemption(state, command, now);
}

function told(situation: Given, now = NOW): Reason | string {
  const { outcome } = decide(situation, now);
  return outcome.kind === 'refused' ? outcome.refusal.reason : outcome.kind;
}

function redemptionOf(situation: Given, now = NOW): Redemption {
  const { outcome } = decide(situation, now);
  if (outcome.kind === 'refused') throw new Error(`refused: ${outcome.refusal.reason}`);
  return outcome.redemption;
}

describe('a redemption', () => {
  it('of an individual code counts for the code and for its owner', () => {
    const { outcome, events, state } = decide(individual({ command: { amount: 5_000 } }));
    const redemption: Redemption = {
      id: 'r1',
      couponId: 'winter',
      code: CODE,
      clientId: 'ann',
      order: null,
      amount: 5_000,
      discount: 500,
      cart: null,
      currency: 'GBP',
      at: NOW,
      day: '1970-01-01',
      activates: false,
      activatedAt: 100,
      expiresAt: null,
      usableAfter: true,
      reservationId: null,
      jointId: null,
    };
    expect(outcome).toEqual({ kind: 'redeemed', redemption });
    expect(events).toEqual([{ type: 'code.redeemed', redemption, newHolder: false }]);
    expect(state.presented).toMatchObject({ redemptions: 1, lastRedeemedAt: NOW, activatedAt: 100 });
    expect(state.holder).toMatchObject({ clientId: 'ann', redemptions: 1, lastRedeemedAt: NOW });
    expect(state.totals).toEqual({ ...NO_TOTALS, redemptions: 1, recent: TODAY, discount: 500 });
    expect(state.prior).toBeNull();
  });

  it('of a friendly code counts for the client named, who becomes a holder by it', () => {
    const { events, state } = decide(friendly({}));
    expect(events).toMatchObject([{ newHolder: true }]);
    expect(state.holder).toEqual({
      ...newHolder('ann'),
      activatedAt: NOW,
      activatedByUse: true,
      redemptions: 1,
      recent: TODAY,
      lastRedeemedAt: NOW,
    });
    expect(state.presented).toEqual({ kind: 'friendly', code: 'WINTER' });
  });

  it('of a friendly code that names no client counts for nobody', () => {
    const { outcome, events, state } = decide(friendly({ command: { client: nobody } }));
    expect(outcome).toMatchObject({ redemption: { clientId: null, activatedAt: null } });
    expect(events).toMatchObject([{ newHolder: false }]);
    expect(state.holder).toBeNull();
  });

  it('counts for the owner of the code, whoever presents it', () => {
    const { outcome, state } = decide(individual({ command: { client: bob } }));
    expect(outcome).toMatchObject({ kind: 'redeemed', redemption: { clientId: 'ann' } });
    expect(state.holder).toMatchObject({ clientId: 'ann', redemptions: 1 });
  });

  it('counts for the owner of the code when no client is named', () => {
    expect(redemptionOf(individual({ command: { client: nobody } }))).toMatchObject({ clientId: 'ann' });
  });

  it('of a code without owner counts for the client named, who does not become its owner', () => {
    const { outcome, state } = decide(individual({ code: { clientId: null }, command: { client: bob } }));
    expect(outcome).toMatchObject({ redemption: { clientId: 'bob', activates: false } });
    expect(state.presented).toMatchObject({ clientId: null, redemptions: 1 });
    expect(state.holder).toMatchObject({ clientId: 'bob', code: null, activatedAt: null, redemptions: 1 });
  });

  it('tells whether the code could be redeemed once more', () => {
    expect(redemptionOf(friendly({ coupon: { perClient: 2 } }))).toMatchObject({ usableAfter: true });
    expect(redemptionOf(friendly({ coupon: { perClient: 1 } }))).toMatchObject({ usableAfter: false });
  });

  it('without a limit can be repeated again and again', () => {
    expect(told(individual({ code: { redemptions: 999 }, holder: { redemptions: 999 } }))).toBe('redeemed');
  });
});

describe('the discount', () => {
  it.each([
    [
      'a percentage of the order',
      { kind: 'percent', percent: 125_000, cap: null, target: ON_ORDER },
      999,
      125,
    ],
    [
      'unknown for a percentage of an order that was not told',
      { kind: 'percent', percent: 125_000, cap: null, target: ON_ORDER },
      null,
      null,
    ],
    ['an amount', { kind: 'amount', amount: 700, target: ON_ORDER }, 999, 700],
    ['an amount, but never more than the order', { kind: 'amount', amount: 700, target: ON_ORDER }, 500, 500],
    [
      'the whole amount where the order was not told',
      { kind: 'amount', amount: 700, target: ON_ORDER },
      null,
      700,
    ],
    ['nothing for an order of nothing', { kind: 'amount', amount: 700, target: ON_ORDER }, 0, 0],
  ] as const)('is %s', (_what, discount, amount, expected) => {
    expect(redemptionOf(friendly({ coupon: { discount }, command: { amount } })).discount).toBe(expected);
  });
});

describe('the activation that a redemption makes by itself', () => {
  const clock = { activation: { required: false, validFor: 60 } };

  it("is made by a client's first redemption of a friendly code", () => {
    const { outcome, state } = decide(friendly({ activations: 3 }));
    expect(outcome).toMatchObject({ redemption: { activates: true, activatedAt: NOW } });
    expect(state.totals).toMatchObject({ activations: 4 });
  });

  it('is made once for each client', () => {
    const { outcome, state } = decide(
      friendly({ activations: 3, holder: { activatedAt: 100, redemptions: 1 } }),
    );
    expect(outcome).toMatchObject({ redemption: { activates: false, activatedAt: 100 } });
    expect(state.totals).toMatchObject({ activations: 3 });
  });

  it('is made every time where a friendly code is redeemed without a client', () => {
    const once = decide(friendly({ command: { client: nobody } }));
    const twice = decideRedemption(once.state, friendly({ command: { client: nobody } }).command, NOW);
    expect(twice.outcome).toMatchObject({ redemption: { activates: true } });
    expect(twice.state.totals).toMatchObject({ activations: 2 });
  });

  it('is made by the first redemption of a code that was issued but not activated', () => {
    const { outcome, state } = decide(individual({ code: { activatedAt: null } }));
    expect(outcome).toMatchObject({ redemption: { activates: true, activatedAt: NOW } });
    expect(state.presented).toMatchObject({ activatedAt: NOW });
    expect(state.holder).toMatchObject({ activatedAt: NOW });
  });

  it('starts no clock', () => {
    const { outcome, state } = decide(friendly({ coupon: clock }));
    expect(outcome).toMatchObject({ redemption: { expiresAt: null } });
    expect(told({ ...friendly({ coupon: clock }), state }, NOW + 3_600_000)).toBe('redeemed');
  });
});

describe('the limit of activations', () => {
  const coupon = { activations: 5 };

  it('lets the last one through', () => {
    expect(told(friendly({ coupon, activations: 4 }))).toBe('redeemed');
  });

  it('refuses a redemption that would be one more', () => {
    expect(decide(friendly({ coupon, activations: 5 })).outcome).toEqual({
      kind: 'refused',
      refusal: { reason: 'activations_used_up', actual: 5, expected: 5 },
    });
  });

  it('refuses everyone who names no client', () => {
    expect(told(friendly({ coupon, activations: 5, command: { client: nobody } }))).toBe(
      'activations_used_up',
    );
  });

  it('does not hold for a client who is activated already', () => {
    expect(told(friendly({ coupon, activations: 9, holder: { activatedAt: 100 } }))).toBe('redeemed');
    expect(told(individual({ coupon, activations: 9 }))).toBe('redeemed');
  });
});

describe('the limit per client', () => {
  const coupon = { perClient: 2 };

  it('lets the last one through', () => {
    expect(told(friendly({ coupon, holder: { activatedAt: 100, redemptions: 1 } }))).toBe('redeemed');
  });

  it('refuses the next one', () => {
    expect(decide(friendly({ coupon, holder: { activatedAt: 100, redemptions: 2 } })).outcome).toEqual({
      kind: 'refused',
      refusal: { reason: 'client_used_up', actual: 2, expected: 2 },
    });
  });

  it('counts over all codes of the client', () => {
    expect(told(individual({ coupon, holder: { redemptions: 2 } }))).toBe('client_used_up');
  });

  it('is that of the owner, not of the one who presents the code', () => {
    expect(told(individual({ coupon, holder: { redemptions: 2 }, command: { client: bob } }))).toBe(
      'client_used_up',
    );
  });

  it('bounds an individual code too, whoever presents it', () => {
    const code = { clientId: null, redemptions: 2 };
    expect(decide(individual({ coupon, code, command: { client: bob } })).outcome).toEqual({
      kind: 'refused',
      refusal: { reason: 'code_used_up', actual: 2, expected: 2 },
    });
    expect(told(individual({ coupon, code, command: { client: nobody } }))).toBe('code_used_up');
  });

  it('may be lowered below what is used', () => {
    expect(told(friendly({ coupon, holder: { activatedAt: 100, redemptions: 7 } }))).toBe('client_used_up');
  });
});

describe('whom a coupon wants to know', () => {
  const command = { client: nobody };

  it.each<[string, CouponChanges]>([
    ['is strict', { strict: true, activation: required }],
    ['needs activation', { activation: required }],
    ['has a limit per client', { perClient: 1 }],
  ])('a friendly code that %s needs a client', (_what, coupon) => {
    expect(told(friendly({ coupon, command }))).toBe('client_required');
  });

  it('a friendly code with a limit of activations only needs none', () => {
    expect(told(friendly({ coupon: { activations: 9 }, command }))).toBe('redeemed');
  });

  it('an individual code needs one only where it is strict', () => {
    expect(told(individual({ coupon: { perClient: 1, activation: required }, command }))).toBe('redeemed');
    expect(told(individual({ coupon: { strict: true }, command }))).toBe('client_required');
  });
});

describe('strict use', () => {
  const coupon = { strict: true };

  it('lets the client redeem to whom the code was issued', () => {
    expect(told(individual({ coupon }))).toBe('redeemed');
  });

  it('refuses another client', () => {
    expect(told(individual({ coupon, command: { client: bob } }))).toBe('not_yours');
  });

  it('refuses a client who is new', () => {
    expect(told(individual({ coupon, command: { client: { kind: 'new', id: 'cid', added: [] } } }))).toBe(
      'not_yours',
    );
  });

  it('tells a client token that the code is unknown', () => {
    expect(told(individual({ coupon, command: { client: bob, byToken: true } }))).toBe('unknown_code');
    expect(told(individual({ coupon, command: { byToken: true } }))).toBe('redeemed');
  });

  it('tells a client token nothing else when its identifiers belong to several clients', () => {
    const command = { client: ambiguous, byToken: true };
    expect(told(individual({ coupon, command }))).toBe('unknown_code');
    expect(told(individual({ coupon, code: { clientId: null }, command }))).toBe('unknown_code');
  });

  it('lets nobody redeem a code that was issued to nobody', () => {
    expect(told(individual({ coupon, code: { clientId: null } }))).toBe('not_yours');
  });

  it('of a friendly code is for those who activated it', () => {
    const strict = { ...coupon, activation: required };
    expect(told(friendly({ coupon: strict }))).toBe('not_activated');
    expect(told(friendly({ coupon: strict, holder: { activatedAt: 100 } }))).toBe('redeemed');
  });

  it('matters only where it is set: any client and any token may bring the code of another', () => {
    expect(told(individual({ command: { client: bob, byToken: true } }))).toBe('redeemed');
  });
});

describe('earlier activation', () => {
  const coupon = { activation: required };

  it('has to be that of the client, for a friendly code', () => {
    expect(told(friendly({ coupon }))).toBe('not_activated');
    expect(told(friendly({ coupon, holder: { redemptions: 1 } }))).toBe('not_activated');
    expect(told(friendly({ coupon, holder: { activatedAt: 100 } }))).toBe('redeemed');
  });

  it('has to be that of the code, for an individual one', () => {
    expect(told(individual({ coupon, code: { activatedAt: null } }))).toBe('not_activated');
    expect(told(individual({ coupon, code: { clientId: null }, command: { client: bob } }))).toBe('redeemed');
  });
});

describe('time', () => {
  it('begins at startsAt and is over at endsAt', () => {
    const situation = friendly({ coupon: { startsAt: 1_000, endsAt: 2_000 } });
    const instants = [999, 1_000, 1_999, 2_000];
    expect(instants.map((now) => told(situation, now))).toEqual([
      'not_started',
      'redeemed',
      'redeemed',
      'ended',
    ]);
  });

  it('of an individual code is over when its own window is', () => {
    const situation = individual({ code: { expiresAt: 2_000 } });
    expect([1_999, 2_000].map((now) => told(situation, now))).toEqual(['redeemed', 'window_over']);
    expect(decide(situation, 2_001).outcome).toEqual({
      kind: 'refused',
      refusal: { reason: 'window_over', actual: 2_001, expected: 2_000 },
    });
  });

  it('of an individual code is that of the code, not that of who presents it', () => {
    const situation = individual({
      code: { clientId: null },
      holder: { expiresAt: 2_000 },
      command: { client: bob },
    });
    expect(told(situation, 2_000)).toBe('redeemed');
  });

  it('of a friendly code is over when the window of the client is', () => {
    const situation = friendly({ holder: { activatedAt: 100, expiresAt: 2_000 } });
    expect([1_999, 2_000].map((now) => told(situation, now))).toEqual(['redeemed', 'window_over']);
  });

  it.each([
    ['earlier than the code expires', 1_500, 1_500],
    ['later than the code expires', 9_000, 2_000],
    ['taken away', null, 2_000],
  ])("of a code is told by the coupon's present end, here %s", (_what, endsAt, expiresAt) => {
    const situation = individual({ coupon: { endsAt }, code: { expiresAt: 2_000 } });
    expect(redemptionOf(situation, 1_000)).toMatchObject({ expiresAt });
  });

  it('that is over with the coupon is told once, though a dry run tells all reasons', () => {
    const { state, command } = friendly({ coupon: { endsAt: NOW } });
    const all = REDEMPTION_GUARDS.map((guard) => guard(state, command, NOW)?.reason);
    expect(all.filter((reason) => reason !== undefined)).toEqual(['ended']);
  });

  it("of a code without a clock is the coupon's", () => {
    expect(redemptionOf(friendly({ coupon: { endsAt: 9_000 } }))).toMatchObject({ expiresAt: 9_000 });
  });
});

describe('the life of the coupon', () => {
  it.each(['paused', 'archived'] as const)('a coupon that is %s is not valid', (state) => {
    expect(told(friendly({ coupon: { state } }))).toBe(`coupon_${state}`);
  });

  it('a draft is unknown to all but admins', () => {
    const coupon = { state: 'draft' } as const;
    expect(told(friendly({ coupon }))).toBe('unknown_code');
    expect(told(friendly({ coupon, command: { asAdmin: true } }))).toBe('coupon_draft');
  });
});

describe('the same code for the same order', () => {
  const again = { order: { store: 'web', id: '1001' }, amount: 5_000 };

  it('is the first redemption again, and nothing is counted', () => {
    const situation = friendly({ prior: {}, holder: { activatedAt: 100, redemptions: 1 }, command: again });
    const { outcome, events, state } = decide(situation);
    expect(outcome).toEqual({ kind: 'repeated', redemption: { ...first, code: 'WINTER' } });
    expect(events).toEqual([]);
    expect(state).toBe(situation.state);
  });

  it('is the first redemption again when the coupon is used up, paused or over by now', () => {
    const coupon = { perClient: 1, state: 'paused', endsAt: 300 } as const;
    const holder = { activatedAt: 100, redemptions: 1 };
    expect(told(friendly({ coupon, prior: {}, holder, command: again }))).toBe('repeated');
  });

  it('is found by the redemption that came before', () => {
    const { state } = decide(friendly({ command: again }));
    expect(state.prior).toMatchObject({ kind: 'redemption', redemption: { id: 'r1', order: again.order } });
  });

  it.each<[string, Partial<RedeemCommand>]>([
    ['another client', { client: bob }],
    ['no client', { client: nobody }],
    ['another amount', { amount: 5_001 }],
    ['no amount', { amount: null }],
  ])('is refused with %s', (_what, change) => {
    expect(told(friendly({ prior: {}, command: { ...again, ...change } }))).toBe('order_mismatch');
  });

  it('is a repeat when another client brings it for the owner, for whom it counted', () => {
    expect(told(individual({ prior: {}, command: { ...again, client: bob } }))).toBe('repeated');
  });

  it('of nobody is a repeat when nobody is named again', () => {
    const prior = { clientId: null };
    expect(told(friendly({ prior, command: { ...again, client: nobody } }))).toBe('repeated');
    expect(told(friendly({ prior, command: again }))).toBe('order_mismatch');
  });

  it.each<[Reason, CouponChanges, Partial<RedeemCommand>]>([
    ['client_required', { strict: true }, { client: nobody }],
    ['not_yours', { strict: true }, { client: bob }],
    ['unknown_code', { strict: true }, { client: bob, byToken: true }],
    ['unknown_code', { state: 'draft' }, {}],
    ['client_ambiguous', {}, { client: ambiguous }],
  ])('is not told to those who may not see the code: %s', (reason, coupon, change) => {
    expect(told(individual({ coupon, prior: {}, command: { ...again, ...change } }))).toBe(reason);
  });

  it('is not repeated for identifiers of several clients when it counted for nobody', () => {
    const prior = { clientId: null };
    expect(told(friendly({ prior, command: { ...again, client: ambiguous } }))).toBe('client_ambiguous');
  });
});

describe('of two reasons the first is told:', () => {
  const daily = { on: 'redemptions', per: 'coupon', period: 'day', max: 1 } as const;
  const inAll = { on: 'redemptions', per: 'coupon', max: 1 } as const;
  const budget = { on: 'discount', max: 499 } as const;
  const foreign = { code: { clientId: 'bob' }, holder: { clientId: 'bob' } };
  /** What makes each guard refuse a strict individual code, in the order in which they are told. */
  const causes: readonly [Reason, Case][] = [
    ['unknown_code', { ...foreign, command: { byToken: true } }],
    ['client_ambiguous', { command: { client: ambiguous } }],
    ['coupon_paused', { coupon: { state: 'paused' } }],
    ['not_started', { coupon: { startsAt: NOW + 1 } }],
    ['ended', { coupon: { endsAt: NOW } }],
    ['client_required', { command: { client: nobody } }],
    ['not_yours', foreign],
    ['not_activated', { coupon: { activation: required }, code: { activatedAt: null } }],
    ['code_used_up', { coupon: { perClient: 1 }, code: { redemptions: 1 } }],
    ['client_used_up', { coupon: { perClient: 1 }, holder: { redemptions: 1 } }],
    ['period_used_up', { coupon: { limits: [daily] }, totals: { recent: TODAY } }],
    ['window_over', { code: { expiresAt: NOW } }],
    ['activations_used_up', { coupon: { activations: 1 }, activations: 1, code: { activatedAt: null } }],
    ['coupon_used_up', { coupon: { limits: [inAll] }, totals: { redemptions: 1 } }],
    ['amount_required', { coupon: { limits: [budget] } }],
    ['budget_used_up', { coupon: { limits: [budget] }, command: { amount: 5_000 } }],
    ['cart_required', { coupon: { eligibility: { all: [] } } }],
  ];

  /** One call names one client, or none, and tells the order's value or does not; what depends on
   * the cart costs nothing that is known without one. */
  const impossible = [
    ['unknown_code', 'client_required'],
    ['client_ambiguous', 'client_required'],
    ['client_required', 'not_yours'],
    ['amount_required', 'budget_used_up'],
    ['budget_used_up', 'cart_required'],
  ].map(String);

  const pairs = causes.flatMap(([one, cause], index) =>
    causes
      .slice(index + 1)
      .filter(([other]) => !impossible.includes(String([one, other])))
      .map(([other, otherCause]) => ({ first: one, second: other, situation: both(cause, otherCause) })),
  );

  it.each(pairs)('$first before $second', ({ first: one, second: other, situation }) => {
    const { state, command } = individual(situation);
    const all = REDEMPTION_GUARDS.map((guard) => guard(state, command, NOW)?.reason);
    expect(all).toContain(other);
    expect(told({ state, command })).toBe(one);
  });

  it('not_activated before client_used_up, for a friendly code', () => {
    const coupon = { activation: required, perClient: 1 };
    expect(told(friendly({ coupon, holder: { redemptions: 1 } }))).toBe('not_activated');
  });

  it('client_used_up before window_over, for a friendly code', () => {
    const holder = { activatedAt: 100, redemptions: 1, expiresAt: NOW };
    expect(told(friendly({ coupon: { perClient: 1 }, holder }))).toBe('client_used_up');
  });

  function both(one: Case, other: Case): Case {
    return {
      coupon: {
        ...{ strict: true, ...one.coupon, ...other.coupon },
        limits: [...(one.coupon?.limits ?? []), ...(other.coupon?.limits ?? [])],
      },
      totals: { ...one.totals, ...other.totals },
      code: { ...one.code, ...other.code },
      holder: { ...one.holder, ...other.holder },
      activations: Math.max(one.activations ?? 0, other.activations ?? 0),
      command: { ...one.command, ...other.command },
    };
  }
});

describe('a refusal', () => {
  it('changes nothing', () => {
    const situation = friendly({ coupon: { state: 'paused' } });
    const { events, state } = decide(situation);
    expect(events).toEqual([]);
    expect(state).toBe(situation.state);
  });
});

describe('a disabled code', () => {
  const code = { disabledAt: 100 };

  it('is told right after the state of its coupon, before all else', () => {
    expect(told(individual({ code, coupon: { state: 'paused' } }))).toBe('coupon_paused');
    expect(told(individual({ code, coupon: { startsAt: NOW + 1 } }))).toBe('code_disabled');
    expect(told(individual({ code, coupon: { strict: true }, command: { client: bob } }))).toBe(
      'code_disabled',
    );
  });

  it('is not told to a token of somebody else', () => {
    const command = { client: bob, byToken: true };
    expect(told(individual({ code, coupon: { strict: true }, command }))).toBe('unknown_code');
  });
});
