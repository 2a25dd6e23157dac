import { describe, expect, it } from 'vitest';
import { type CouponChanges, EAN13, publishedCoupon } from '../../test/support/published-coupon.ts';
import { unusedCode } from '../../test/support/situation.ts';
import type { ClientIdentity } from '../client/client.ts';
import { type Holder, type IndividualCode, NO_TOTALS, newHolder } from '../coupon/coupon-use.ts';
import type { Reason } from '../reasons.ts';
import type { ActivateCommand, ActivationState } from './activation-decision.ts';
import { decideActivation } from './decide-activation.ts';

const NOW = 5_000;
const HOUR = 3_600_000;
const FRESH = '2900000000018';
const TAKEN = '2900000000001';

const ann: ClientIdentity = { kind: 'known', id: 'ann', added: [] };
const nobody: ClientIdentity = { kind: 'nobody' };

/** What a case is about; what it does not say is as harmless as can be: an individual code for Ann, who has none. */
interface Case {
  readonly coupon?: CouponChanges;
  readonly holder?: Partial<Holder> | null;
  readonly activations?: number;
  readonly code?: Partial<IndividualCode>;
  readonly command?: Partial<ActivateCommand>;
}

function given({ coupon, holder = null, activations = 0, code, command }: Case) {
  const state: ActivationState = {
    coupon: publishedCoupon({ codes: EAN13, ...coupon }),
    totals: { ...NO_TOTALS, activations },
    holder: holder && { ...newHolder('ann'), ...holder },
    code: code ? unusedCode(code) : null,
  };
  return { state, command: { id: 'a1', client: ann, candidates: [FRESH], ...command } };
}

function decide(situation: Case, now = NOW) {
  const { state, command } = given(situation);
  return { ...decideActivation(state, command, now), before: state };
}

function told(situation: Case, now = NOW): Reason | string {
  const { outcome } = decide(situation, now);
  return outcome.kind === 'refused' ? outcome.refusal.reason : outcome.kind;
}

describe('an activation', () => {
  it('gives the client a code of its own and counts', () => {
    const { outcome, events, state } = decide({ activations: 6 });
    const activation = {
      id: 'a1',
      couponId: 'winter',
      code: FRESH,
      issuesCode: true,
      clientId: 'ann',
      at: NOW,
      expiresAt: null,
      takesOver: false,
    };
    expect(outcome).toEqual({ kind: 'activated', activation });
    expect(events).toEqual([{ type: 'coupon.activated', activation, newHolder: true }]);
    expect(state.totals).toEqual({ ...NO_TOTALS, activations: 7 });
    expect(state.holder).toEqual({ ...newHolder('ann'), code: FRESH, activatedAt: NOW });
  });

  it('takes the first of the codes that are free', () => {
    const { outcome } = decide({ command: { candidates: [FRESH, '2900000000025'] } });
    expect(outcome).toMatchObject({ activation: { code: FRESH } });
  });

  it('of a friendly coupon issues no code', () => {
    const codes = { kind: 'friendly', code: 'WINTER' } as const;
    const { outcome, state } = decide({ coupon: { codes }, command: { candidates: [] } });
    expect(outcome).toMatchObject({ kind: 'activated', activation: { code: 'WINTER', issuesCode: false } });
    expect(state.holder).toEqual({ ...newHolder('ann'), activatedAt: NOW });
  });

  it('that names no client gives a code that belongs to nobody', () => {
    const { outcome, events, state } = decide({ command: { client: nobody } });
    expect(outcome).toMatchObject({ kind: 'activated', activation: { code: FRESH, clientId: null } });
    expect(events).toMatchObject([{ newHolder: false }]);
    expect(state).toMatchObject({ holder: null, totals: { activations: 1 } });
  });

  it('keeps what the client redeemed before with the codes of nobody', () => {
    const { state, events } = decide({ holder: { redemptions: 2, lastRedeemedAt: 100 } });
    expect(state.holder).toMatchObject({ code: FRESH, redemptions: 2, lastRedeemedAt: 100 });
    expect(events).toMatchObject([{ newHolder: false }]);
  });

  it('of a client who is new makes that client', () => {
    const client: ClientIdentity = {
      kind: 'new',
      id: 'cid',
      added: [{ kind: 'email', value: 'c@example.com' }],
    };
    expect(decide({ command: { client } }).state.holder).toMatchObject({ clientId: 'cid', code: FRESH });
  });
});

describe('a client who redeemed a friendly code and whose activation was given back', () => {
  it('is not activated any more', () => {
    const codes = { kind: 'friendly', code: 'WINTER' } as const;
    expect(told({ coupon: { codes }, holder: { redemptions: 1 } })).toBe('activated');
  });
});

describe('the clock of an activation', () => {
  const validFor = (seconds: number | null, coupon: CouponChanges = {}): Case => ({
    coupon: { activation: { required: false, validFor: seconds }, ...coupon },
  });

  it('runs out after validFor', () => {
    const { outcome, state } = decide(validFor(3600));
    expect(outcome).toMatchObject({ activation: { expiresAt: NOW + HOUR } });
    expect(state.holder).toMatchObject({ expiresAt: NOW + HOUR });
  });

  it("never runs past the coupon's end", () => {
    const { outcome } = decide(validFor(3600, { endsAt: NOW + 60_000 }));
    expect(outcome).toMatchObject({ activation: { expiresAt: NOW + 60_000 } });
  });

  it('does not run without validFor, even where the coupon ends', () => {
    const { outcome } = decide(validFor(null, { endsAt: NOW + 60_000 }));
    expect(outcome).toMatchObject({ activation: { expiresAt: null } });
  });
});

describe('activating again', () => {
  const held = { code: TAKEN, activatedAt: 100 };

  it('gives the same code while it is usable, and nothing is counted', () => {
    const { outcome, events, state, before } = decide({ holder: held, activations: 1 });
    expect(outcome).toEqual({ kind: 'held', holder: { ...newHolder('ann'), ...held }, code: TAKEN });
    expect(events).toEqual([]);
    expect(state).toBe(before);
  });

  it('gives the same code when no activation is left for others', () => {
    expect(told({ coupon: { activations: 1 }, holder: held, activations: 1 })).toBe('held');
  });

  it('gives the same code when the range of codes is used up for others', () => {
    expect(told({ holder: held, command: { candidates: [] } })).toBe('held');
  });

  it('of a friendly coupon answers its code', () => {
    const codes = { kind: 'friendly', code: 'WINTER' } as const;
    const { outcome } = decide({ coupon: { codes }, holder: { activatedAt: 100 } });
    expect(outcome).toMatchObject({ kind: 'held', code: 'WINTER' });
  });

  it('of a friendly coupon that a redemption activated by itself is held, and still has no clock', () => {
    const coupon: CouponChanges = {
      codes: { kind: 'friendly', code: 'WINTER' },
      activation: { required: false, validFor: 60 },
    };
    const byUse = { activatedAt: 100, activatedByUse: true, redemptions: 1 };
    const { outcome } = decide({ coupon, holder: byUse });
    expect(outcome).toMatchObject({ kind: 'held', holder: { activatedAt: 100, expiresAt: null } });
  });

  it('on purpose takes over what a use had activated by itself: told once, counted by nobody', () => {
    const coupon: CouponChanges = { codes: { kind: 'friendly', code: 'WINTER' }, activations: 1 };
    const byUse = { activatedAt: 100, activatedByUse: true, held: 1 };
    const { outcome, events, state } = decide({ coupon, holder: byUse, activations: 1 });
    const holder = { ...newHolder('ann'), ...byUse, activatedByUse: false };
    expect(outcome).toEqual({ kind: 'held', holder, code: 'WINTER' });
    expect(events).toEqual([
      {
        type: 'coupon.activated',
        activation: {
          id: 'a1',
          couponId: 'winter',
          code: 'WINTER',
          issuesCode: false,
          clientId: 'ann',
          at: NOW,
          expiresAt: null,
          takesOver: true,
        },
        newHolder: false,
      },
    ]);
    expect(state).toMatchObject({ holder, totals: { activations: 1 } });
    const again = decideActivation(state, { id: 'a2', client: ann, candidates: [] }, NOW + 1);
    expect(again).toEqual({ outcome, events: [], state });
  });

  it('is refused from the instant at which the window has run out', () => {
    const holder = { ...held, expiresAt: NOW };
    expect(told({ holder }, NOW - 1)).toBe('held');
    expect(decide({ holder }, NOW).outcome).toEqual({
      kind: 'refused',
      refusal: { reason: 'window_over', actual: NOW, expected: NOW },
    });
  });

  it('is still open when the coupon was given more time, but not for longer than the code has', () => {
    const holder = { ...held, expiresAt: NOW };
    expect(told({ coupon: { endsAt: NOW + HOUR }, holder }, NOW - 1)).toBe('held');
    expect(told({ coupon: { endsAt: NOW + HOUR }, holder }, NOW)).toBe('window_over');
  });

  it("is refused when the client's limit is used up", () => {
    expect(decide({ coupon: { perClient: 2 }, holder: { ...held, redemptions: 2 } }).outcome).toEqual({
      kind: 'refused',
      refusal: { reason: 'client_used_up', actual: 2, expected: 2 },
    });
  });

  it('is allowed up to that limit', () => {
    expect(told({ coupon: { perClient: 2 }, holder: { ...held, redemptions: 1 } })).toBe('held');
  });

  it('is refused too when what the limit leaves is held', () => {
    const holder = { ...held, redemptions: 1, held: 1 };
    expect(told({ coupon: { perClient: 2 }, holder })).toBe('client_used_up');
  });

  it('is not refused for what is used up only today', () => {
    const today = { day: '1970-01-01', inDay: 1, inWeek: 1, inMonth: 1 };
    const limits = [{ on: 'redemptions', per: 'client', period: 'day', max: 1 }] as const;
    expect(told({ coupon: { limits }, holder: { ...held, redemptions: 1, recent: today } })).toBe('held');
  });
});

describe('the limit of activations', () => {
  it('lets the last one through', () => {
    expect(told({ coupon: { activations: 5 }, activations: 4 })).toBe('activated');
  });

  it('refuses the next one', () => {
    expect(decide({ coupon: { activations: 5 }, activations: 5 }).outcome).toEqual({
      kind: 'refused',
      refusal: { reason: 'activations_used_up', actual: 5, expected: 5 },
    });
  });

  it('refuses when it was lowered below what is used', () => {
    expect(told({ coupon: { activations: 2 }, activations: 5 })).toBe('activations_used_up');
  });

  it('counts a client who has only redeemed the codes of nobody', () => {
    expect(told({ coupon: { activations: 5 }, activations: 5, holder: { redemptions: 1 } })).toBe(
      'activations_used_up',
    );
  });
});

describe('the life of the coupon', () => {
  it.each(['draft', 'paused', 'archived'] as const)('a coupon that is %s is not activated', (state) => {
    expect(told({ coupon: { state } })).toBe(`coupon_${state}`);
  });

  it('begins at startsAt and is over at endsAt', () => {
    const coupon = { startsAt: 1_000, endsAt: 2_000 };
    const instants = [999, 1_000, 1_999, 2_000];
    expect(instants.map((now) => told({ coupon }, now))).toEqual([
      'not_started',
      'activated',
      'activated',
      'ended',
    ]);
  });
});

describe('the client', () => {
  const friendly = { kind: 'friendly', code: 'WINTER' } as const;
  const command = { client: nobody };

  it.each<[string, CouponChanges]>([
    ['a strict coupon', { strict: true }],
    [
      'a friendly coupon that needs activation',
      { codes: friendly, activation: { required: true, validFor: null } },
    ],
    ['a friendly coupon with a limit per client', { codes: friendly, perClient: 1 }],
  ])('has to be named for %s', (_what, coupon) => {
    expect(told({ coupon, command })).toBe('client_required');
    expect(told({ coupon })).toBe('activated');
  });

  it.each<[string, CouponChanges]>([
    ['individual codes that need activation', { activation: { required: true, validFor: null } }],
    ['individual codes with a limit per client', { perClient: 1 }],
    ['a friendly coupon with a limit of activations only', { codes: friendly, activations: 9 }],
  ])('need not be named for %s', (_what, coupon) => {
    expect(told({ coupon, command })).toBe('activated');
  });
});

describe('of two reasons the first is told:', () => {
  /** What makes each guard refuse, in the order in which they are told. */
  const causes: readonly [Reason, Case][] = [
    ['client_ambiguous', { command: { client: { kind: 'ambiguous' } } }],
    ['coupon_paused', { coupon: { state: 'paused' } }],
    ['not_started', { coupon: { startsAt: NOW + 1 } }],
    ['ended', { coupon: { endsAt: NOW } }],
    ['client_required', { coupon: { strict: true }, command: { client: nobody } }],
    ['client_used_up', { coupon: { perClient: 1 }, holder: { redemptions: 1 } }],
    ['window_over', { holder: { code: TAKEN, activatedAt: 100, expiresAt: NOW } }],
    ['activations_used_up', { coupon: { activations: 1 }, activations: 1 }],
    ['code_range_used_up', { command: { candidates: [] } }],
  ];

  /** One call names one client (or none); and who holds a code wants no new one. */
  const impossible = [
    ['client_ambiguous', 'client_required'],
    ['window_over', 'activations_used_up'],
    ['window_over', 'code_range_used_up'],
  ].map(String);

  const pairs = causes.flatMap(([first, cause], index) =>
    causes
      .slice(index + 1)
      .filter(([second]) => !impossible.includes(String([first, second])))
      .map(([second, other]) => ({ first, second, cause, other })),
  );

  it.each(pairs)('$first before $second', ({ first, second, cause, other }) => {
    expect(told(other)).toBe(second);
    expect(told(both(cause, other))).toBe(first);
  });

  function both(one: Case, other: Case): Case {
    return {
      coupon: { ...one.coupon, ...other.coupon },
      holder: one.holder || other.holder ? { ...one.holder, ...other.holder } : null,
      activations: Math.max(one.activations ?? 0, other.activations ?? 0),
      command: { ...one.command, ...other.command },
    };
  }
});

describe('a refusal', () => {
  it('changes nothing', () => {
    const { events, state, before } = decide({ coupon: { state: 'paused' } });
    expect(events).toEqual([]);
    expect(state).toBe(before);
  });
});

describe('an activation where a code is there already', () => {
  const OWN = '2900000000025';
  const own = { code: OWN, clientId: 'ann' };

  it('activates the code that the client was given, and issues none', () => {
    const coupon: CouponChanges = { activation: { required: true, validFor: 60 } };
    const { outcome, state, events } = decide({ coupon, holder: { code: OWN }, code: own });
    expect(outcome).toMatchObject({ kind: 'activated', activation: { code: OWN, issuesCode: false } });
    expect(events).toMatchObject([{ newHolder: false }]);
    const activated = { activatedAt: NOW, expiresAt: NOW + 60_000, activatedByUse: false };
    expect(state).toMatchObject({ holder: { code: OWN, ...activated }, code: { ...own, ...activated } });
    expect(state.totals.activations).toBe(1);
  });

  it('hands out an imported one, to a client or to nobody', () => {
    const coupon: CouponChanges = { codes: { kind: 'imported' } };
    const forAnn = decide({ coupon, code: { code: OWN }, command: { candidates: [] } });
    expect(forAnn.state).toMatchObject({
      holder: { code: OWN },
      code: { clientId: 'ann', activatedAt: NOW },
    });
    const forNobody = decide({ coupon, code: { code: OWN }, command: { candidates: [], client: nobody } });
    expect(forNobody.state).toMatchObject({ holder: null, code: { clientId: null, activatedAt: NOW } });
  });

  it('is refused when no imported one is left', () => {
    const coupon: CouponChanges = { codes: { kind: 'imported' } };
    expect(told({ coupon, command: { candidates: [] } })).toBe('code_range_used_up');
  });

  it('takes over what a use of that code had activated, in the code too', () => {
    const byUse = { activatedAt: 100, activatedByUse: true };
    const { outcome, state } = decide({ holder: { code: OWN, ...byUse }, code: { ...own, ...byUse } });
    expect(outcome).toMatchObject({ kind: 'held', code: OWN });
    expect(state).toMatchObject({ holder: { activatedByUse: false }, code: { activatedByUse: false } });
  });

  it('of one that is disabled issues another one, which counts anew', () => {
    const disabled = { code: OWN, activatedAt: 100, codeDisabled: true, redemptions: 1 };
    const { outcome, state } = decide({ holder: disabled, activations: 1 });
    expect(outcome).toMatchObject({ kind: 'activated', activation: { code: FRESH, issuesCode: true } });
    expect(state).toMatchObject({ holder: { code: FRESH, codeDisabled: false, redemptions: 1 } });
    expect(state.totals.activations).toBe(2);
    expect(told({ coupon: { activations: 1 }, holder: disabled, activations: 1 })).toBe(
      'activations_used_up',
    );
  });
});
