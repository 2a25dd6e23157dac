import { describe, expect, test } from 'vitest';
import { RaceLost } from '../../platform/db/sqlstate.ts';
import { presentMatches } from './present-matches.ts';

const row = (value: string, clientId: string, isMerged = false) => [
  ...['email', value, clientId, 't'],
  isMerged ? 't' : 'f',
];

describe('whom locked identifiers name', () => {
  test('is who has them', () => {
    const found = { kind: 'email', clientId: 'ann', identified: true };
    expect(presentMatches([row('ann@example.com', 'ann')])).toMatchObject([found]);
  });

  test('is the client that another one was merged into, where it is found beside it', () => {
    const rows = [row('old', 'old', true), row('old', 'ann'), row('bob', 'bob')];
    expect(presentMatches(rows).map(({ clientId }) => clientId)).toEqual(['ann', 'bob']);
  });

  test('is to be asked anew where a client was merged while it was waited for', () => {
    expect(() => presentMatches([row('old', 'old', true), row('bob', 'bob')])).toThrow(RaceLost);
  });
});
