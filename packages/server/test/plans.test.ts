import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { makeId } from '../src/platform/ids.ts';
import { selectFoundCodes } from '../src/sql/list-codes.ts';
import { createTestDatabase } from './support/test-database.ts';

/** The plan that a connection has for a statement once it has seen a few parameters: the same for whichever come next. */
async function genericPlan(client: pg.Client, text: string): Promise<string> {
  const { rows } = await client.query<{ 'QUERY PLAN': string }>(`explain (generic_plan) ${text}`);
  return rows.map((row) => row['QUERY PLAN']).join('\n');
}

test('codes that end with a text are found by what they end with, not by going through all of them', async () => {
  const database = await createTestDatabase();
  onTestFinished(() => database.drop());
  const client = new pg.Client(database.connection);
  await client.connect();
  onTestFinished(() => client.end());
  const workspaceId = makeId(Date.now());
  await client.query(
    `insert into codes (workspace_id, code, spelling, coupon_id, kind, issued_at, redemptions)
     select $1::uuid, n::text, n::text, $1::uuid, 'individual', now(), 0 from generate_series(1000000, 1020000) n`,
    [workspaceId],
  );
  await client.query('analyze codes');
  const { text } = selectFoundCodes(workspaceId, { text: '123', after: null, limit: 21 }, 0);
  const plan = await genericPlan(client, text);
  expect(plan).toMatch(/using codes_backwards|on codes_backwards/);
  expect(plan).not.toMatch(/Filter:.*reverse/);
});
