import { expect, test } from 'vitest';
import { isGivenBack } from './is-given-back.ts';

const rollback = (amount: number | null) => ({ type: 'rollback', redemptionId: 'r', amount }) as const;

test('a redemption is given back when all of its amount is', () => {
  expect(isGivenBack({ id: 'r', amount: 5000 }, [])).toBe(false);
  expect(isGivenBack({ id: 'r', amount: 5000 }, [rollback(2000)])).toBe(false);
  expect(isGivenBack({ id: 'r', amount: 5000 }, [rollback(3000), rollback(2000)])).toBe(true);
  expect(isGivenBack({ id: 'other', amount: 5000 }, [rollback(5000)])).toBe(false);
});

test('without an amount one rollback is the whole', () => {
  expect(isGivenBack({ id: 'r', amount: null }, [rollback(null)])).toBe(true);
  expect(isGivenBack({ id: 'r', amount: null }, [])).toBe(false);
});
