import type { OperationId, ProblemCode } from '@couponry/contract';
import { expect, expectTypeOf, test } from 'vitest';
import type { AnswerOf, InputOf } from '../src/call-types.ts';
import { Couponry } from '../src/couponry.ts';
import { CouponryProblem } from '../src/errors/couponry-problem.ts';
import type * as operations from '../src/operations.ts';

/** Methods of the table that the SDK does not know. */
type Missing = Exclude<OperationId, keyof typeof operations>;
/** Methods whose answer the compiler can not see: what makes it in the contract says a type of its own. */
type Untyped = {
  [Id in OperationId]: unknown extends AnswerOf<Id>['body'] ? Id : never;
}[OperationId];

const couponry = new Couponry({ url: 'https://coupons.example.com', key: 'none' });

// What is said here is said by the compiler: `tsc -p .` fails where it is not so.
test('the types of the SDK are those of the contract', () => {
  expectTypeOf<Missing>().toEqualTypeOf<never>();
  expectTypeOf<Untyped>().toEqualTypeOf<never>();
  expectTypeOf(couponry.coupons.get).parameter(0).toEqualTypeOf<string>();
  expectTypeOf(couponry.coupons.create).parameter(0).toEqualTypeOf<InputOf<'createCoupon'>>();
  expectTypeOf<AnswerOf<'createRedemption'>['status']>().toEqualTypeOf<200 | 201>();
  expectTypeOf<AnswerOf<'getWallet'>['status']>().toEqualTypeOf<200>();
  expectTypeOf<AnswerOf<'createRedemption'>['body']['totals']['total']>().toEqualTypeOf<number | null>();
  expectTypeOf<Awaited<ReturnType<typeof couponry.keys.create>>['key']>().toEqualTypeOf<string | null>();
});

test('the compiler refuses what the contract does not know', () => {
  const refused = [
    // @ts-expect-error a coupon needs a discount
    () => couponry.coupons.create({ name: 'x', codes: { kind: 'friendly', code: 'ABC' } }),
    // @ts-expect-error there is no such field
    () => couponry.redemptions.create({ codes: ['ABC'], orderid: '1001' }),
    // @ts-expect-error a path needs its parameter
    () => couponry.coupons.get(),
    // @ts-expect-error reading takes no Idempotency-Key
    () => couponry.coupons.get('id', { idempotencyKey: 'a' }),
    // @ts-expect-error only edits take an ETag
    () => couponry.coupons.publish('id', { ifMatch: 1 }),
    // @ts-expect-error one page is no list to go through
    () => couponry.clients.getWallet('id')[Symbol.asyncIterator],
  ];
  expect(refused).toHaveLength(6);
});

test('a problem is narrowed to the codes that it is asked for', () => {
  const told = (problem: CouponryProblem) => {
    expectTypeOf(problem.code).toEqualTypeOf<ProblemCode>();
    if (problem.is('ended', 'not_started'))
      expectTypeOf(problem.code).toEqualTypeOf<'ended' | 'not_started'>();
  };
  const document = {
    code: 'ended',
    status: 409,
    title: '',
    detail: '',
    type: '',
    instance: '',
    requestId: '',
  };
  const problem = new CouponryProblem(document, null, { operation: 'createRedemption', attempts: 1 });
  told(problem);
  expect([problem.is('ended'), problem.is('code_taken')]).toEqual([true, false]);
});
