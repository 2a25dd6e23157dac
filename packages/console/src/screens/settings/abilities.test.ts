import { ROUTES_V1, type RouteV1 } from '@couponry/contract';
import { describe, expect, test } from 'vitest';
import { ABILITIES, ABILITY_OF } from './abilities.ts';

const routes: Readonly<Record<string, RouteV1>> = ROUTES_V1;

describe('what the table of roles says', () => {
  test.each(ABILITIES)('of %s is true of each of its methods', (ability) => {
    const ids = Object.entries(ABILITY_OF).filter(([, each]) => each === ability);
    const roles = new Set(ids.map(([id]) => routes[id]?.roles.toSorted().join()));
    expect(ids.length).toBeGreaterThan(0);
    expect([...roles]).toHaveLength(1);
  });

  test('is about every method that there is', () => {
    expect(Object.keys(ABILITY_OF).sort()).toEqual(Object.keys(routes).sort());
  });

  test('leaves out only what people call for themselves, or not at all', () => {
    const left = Object.entries(ABILITY_OF).filter(([, ability]) => ability === null);
    const shared = left.filter(([id]) => routes[id]?.isPersonal !== true && routes[id]?.roles.length !== 0);
    expect(shared).toEqual([]);
  });
});
