import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { makeId } from '../src/platform/ids.ts';
import { selectDeadHolds } from '../src/sql/holds.ts';
import { selectRecentClients } from '../src/sql/list-clients.ts';
import { selectCodesOfCoupon, selectFoundCodes } from '../src/sql/list-codes.ts';
import { createTestDatabase } from './support/test-database.ts';

/** The plan that a connection has for a statement once it has seen a few parameters: the same for whichever come next. */
async function genericPlan(client: pg.Client, text: string): Promise<string> {
  const { rows } = await client.query<{ 'QUERY PLAN': string }>(`explain (generic_plan) ${text}`);
  return rows.map((row) => row['QUERY PLAN']).join('\n');
}

/** A database with this many codes of a coupon and as many clients, none of them disabled or with a tag, and a connection to it. */
async function withMany(count: number): Promise<{ client: pg.Client; workspaceId: string }> {
  const database = await createTestDatabase();
  onTestFinished(() => database.drop());
  const client = new pg.Client(database.connection);
  await client.connect();
  onTestFinished(() => client.end());
  const workspaceId = makeId(Date.now());
  await client.query(
    `insert into codes (workspace_id, code, spelling, coupon_id, kind, issued_at, redemptions)
     select $1::uuid, n::text, n::text, $1::uuid, 'individual', now(), 0 from generate_series(1, $2::int) n`,
    [workspaceId, count],
  );
  await client.query(
    `insert into clients (workspace_id, id, identified, identifiers, attributes, tags, segments, created_at, updated_at)
     select $1::uuid, gen_random_uuid(), true, '[]', '{}', '[]', '[]', now(), now() from generate_series(1, $2::int)`,
    [workspaceId, count],
  );
  await client.query('analyze codes, clients');
  return { client, workspaceId };
}

test('codes that end with a text are found by what they end with, not by going through all of them', async () => {
  const { client, workspaceId } = await withMany(20_000);
  const { text } = selectFoundCodes(workspaceId, { text: '123', after: null, limit: 21 }, 0);
  const plan = await genericPlan(client, text);
  expect(plan).toMatch(/using codes_backwards|on codes_backwards/);
  expect(plan).not.toMatch(/Filter:.*reverse/);
});

test('disabled codes are looked for among the disabled ones', async () => {
  const { client, workspaceId } = await withMany(20_000);
  const search = { couponId: workspaceId, after: null, part: null, clientId: null, limit: 21 };
  const { text } = selectCodesOfCoupon(workspaceId, { ...search, state: 'disabled' }, 'disabled', 0);
  expect(await genericPlan(client, text)).toContain('codes_disabled');
});

test('codes of a coupon are read in their order, and no more of them than are looked at for a page', async () => {
  const { client, workspaceId } = await withMany(20_000);
  const search = { couponId: workspaceId, after: null, part: null, clientId: null, limit: 21 };
  const { text } = selectCodesOfCoupon(workspaceId, { ...search, state: 'expired' }, 'all', 0);
  const plan = await genericPlan(client, text);
  expect(plan).toContain('Index Scan using codes_of_coupon');
  expect(plan).not.toMatch(/-> {2}(Incremental )?Sort/);
});

test('clients with a tag are looked for among those that have any, in the order in which they are listed', async () => {
  const { client, workspaceId } = await withMany(20_000);
  const { text } = selectRecentClients(workspaceId, { tag: 'vip', ids: null, before: null, limit: 21 });
  const plan = await genericPlan(client, text);
  expect(plan).toContain('Index Scan Backward using clients_tagged');
  expect(plan).not.toContain('Sort');
});

test('holds of a coupon whose time has run out are looked for among its own, in their order', async () => {
  const { client, workspaceId } = await withMany(1);
  await client.query(
    `insert into holds (workspace_id, reservation_id, coupon_id, holds_until)
     select $1::uuid, gen_random_uuid(), gen_random_uuid(), now() from generate_series(1, 20000)`,
    [workspaceId],
  );
  await client.query('analyze holds');
  const { text } = selectDeadHolds(workspaceId, workspaceId, 0, 500);
  expect(await genericPlan(client, text)).toMatch(/Index Cond: .*coupon_id = \$4.*holds_until <= \$2/);
});
