import pg from 'pg';
import { expect, test } from 'vitest';
import { DatabaseUnavailable } from '../platform/database-unavailable.ts';
import { describeFailure } from './failure.ts';

function refusal(code: string, message: string): pg.DatabaseError {
  return Object.assign(new pg.DatabaseError(message, message.length, 'error'), { code });
}

const FULL = refusal('53100', 'could not extend file "base/1/2": No space left on device');

test.each([
  ['as the database tells it', FULL],
  ['as a transaction passes it on', new DatabaseUnavailable('none', FULL)],
])('a full disk is told in one line that says what to do, %s', (_, error) => {
  expect(describeFailure(error)).toBe(
    'The disk of the database is full (could not extend file "base/1/2": No space left on device). Nothing can be stored until there is room.',
  );
});

test('a database that is out of connections can be reached', () => {
  const error = new DatabaseUnavailable('none', refusal('53300', 'sorry, too many clients already'));
  expect(describeFailure(error)).toBe('The database can not take more (sorry, too many clients already).');
});

test('a database that is stopped while a command works is told in one line', () => {
  const error = refusal('57P01', 'terminating connection due to administrator command');
  expect(describeFailure(error)).toBe(
    'The connection to the database was lost: terminating connection due to administrator command',
  );
});

test('what nobody can do anything about is told with all that is known', () => {
  expect(describeFailure(new RangeError('beyond'))).toContain('failure.test.ts');
});
