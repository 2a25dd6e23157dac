import { PROBLEMS_V1, type ProblemCode } from '../problems.ts';
import { problemsOf, type RouteV1 } from '../route.ts';
import { COUPON } from '../routes/examples.ts';
import { ROUTES_V1 } from '../routes.ts';

type Json = Readonly<Record<string, unknown>>;

/** What a problem says besides what every problem says, where that is more than its sentence. */
const MEMBERS: Readonly<Partial<Record<ProblemCode, Json>>> = {
  invalid_request: {
    detail: 'The field "limits/0/max" must be >= 1.',
    errors: [{ field: '/limits/0/max', code: 'out_of_range', message: 'must be >= 1' }],
  },
  version_mismatch: { coupon: { ...COUPON, name: 'Winter sale', version: 2 } },
  unavailable: { outcome: 'none' },
  not_started: { actual: '2026-11-22T12:00:00Z', expected: '2026-12-01T00:00:00Z' },
  ended: { actual: '2027-01-01T08:30:00Z', expected: '2027-01-01T00:00:00Z' },
  client_used_up: usedUp('client_used_up', 1),
  code_used_up: usedUp('code_used_up', 1),
  period_used_up: usedUp('period_used_up', 2),
  coupon_used_up: usedUp('coupon_used_up', 1000),
  activations_used_up: usedUp('activations_used_up', 1000),
  more_than_left: { actual: 2000, expected: 1500 },
};

/** Each problem that some method can answer, as it is answered. */
export function problemExamples(): Json {
  const routes: readonly RouteV1[] = Object.values(ROUTES_V1);
  const codes = [...new Set(routes.flatMap(problemsOf))].toSorted();
  return Object.fromEntries(
    codes.map((code) => {
      const { status, title } = PROBLEMS_V1[code];
      const names = { type: `urn:couponry:problem:${code}`, title, status };
      const value = { ...names, detail: title, instance: '/v1', code, requestId: 'req-1', ...MEMBERS[code] };
      return [code, { summary: title, value }];
    }),
  );
}

/** A limit of which nothing is left. */
function usedUp(code: ProblemCode, max: number): Json {
  const seen = { actual: max, expected: max };
  const reasons = [{ code, ...seen, message: PROBLEMS_V1[code].title }];
  const coupon = { id: COUPON.id, name: COUPON.name };
  return {
    ...seen,
    results: [
      {
        code: COUPON.codes.code,
        coupon,
        applied: false,
        discount: null,
        shippingDiscount: 0,
        allocations: [],
        gifts: [],
        reasons,
      },
    ],
  };
}
