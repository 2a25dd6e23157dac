import type pg from 'pg';
import { instant } from '../../platform/db/arrays.ts';
import { makeId } from '../../platform/ids.ts';
import { codeAt } from './code-at.ts';
import { copyIn } from './copy.ts';

/** Codes that stand in the database before anything is measured. */
export interface PreparedCodes {
  readonly codes: number;
  readonly coupons: number;
  /** Whether each can be used again and again. */
  readonly endless: boolean;
}

/** Where codes are put: one coupon that was made over the API is the pattern of all, at most so many. */
export interface CodePattern {
  readonly workspaceId: string;
  readonly couponId: string;
  readonly coupons: number;
  readonly endless: boolean;
}

/** Clients of one coupon apart from those of the nine others that share them. */
const COUPONS_A_CLIENT = 10;
const LINES_A_CHUNK = 5000;
const NONE = '\\N';

type Line = (index: number) => readonly (string | number)[];

interface Table {
  readonly name: string;
  readonly columns: string;
  readonly rows: number;
  readonly line: Line;
}

/**
 * Puts individual codes into the database as if each had been activated by a client, over many coupons: straight by `COPY`,
 * because over the API it would take longer than all that is measured. Only their events are missing.
 */
export async function prepareCodes(
  pool: pg.Pool,
  pattern: CodePattern,
  count: number,
): Promise<PreparedCodes> {
  const coupons = Math.min(pattern.coupons, count);
  const client = await pool.connect();
  try {
    await client.query('begin');
    const couponIds = await multiplyCoupon(client, pattern, coupons);
    for (const table of tablesOf(pattern.workspaceId, couponIds, count)) await fill(client, table);
    await client.query('commit');
    for (const table of [
      'coupons',
      'codes',
      'clients',
      'client_identifiers',
      'coupon_clients',
      'activations',
    ]) {
      await client.query(`vacuum analyze ${table}`);
    }
    await client.query('checkpoint');
    client.release();
  } catch (error) {
    client.release(true);
    throw error;
  }
  return { codes: count, coupons, endless: pattern.endless };
}

/**
 * Copies the rows of a table. Its indexes are made anew after it, in the same transaction (those of a partitioned table are told with ONLY, for the table without its partitions): one that is in no order of the rows, like
 * that of codes from behind, takes most of the time when ten millions are put into it one by one.
 */
async function fill(client: pg.ClientBase, table: Table): Promise<void> {
  const { rows: indexes } = await client.query<{ name: string; definition: string }>(
    `select quote_ident(c.relname) as name, replace(pg_get_indexdef(i.indexrelid), ' ON ONLY ', ' ON ') as definition
     from pg_index i join pg_class c on c.oid = i.indexrelid
     where i.indrelid = $1::regclass and not i.indisunique`,
    [table.name],
  );
  for (const { name } of indexes) await client.query(`drop index ${name}`);
  await copyIn(client, `copy ${table.name} (${table.columns}) from stdin`, chunksOf(table));
  for (const { definition } of indexes) await client.query(definition);
}

async function multiplyCoupon(
  client: pg.ClientBase,
  { couponId }: CodePattern,
  count: number,
): Promise<string[]> {
  const ids = Array.from({ length: count }, () => makeId(Date.now()));
  await client.query(
    `insert into coupons (workspace_id, id, name, version, state, hidden, starts_at, ends_at, definition, created_at,
       updated_at)
     select c.workspace_id, k.id, c.name || ' ' || k.number, c.version, c.state, c.hidden, c.starts_at, c.ends_at,
       c.definition, c.created_at, c.updated_at
     from coupons c, unnest($2::uuid[]) with ordinality k (id, number)
     where c.id = $1`,
    [couponId, ids],
  );
  await client.query(
    `insert into coupon_totals (workspace_id, coupon_id, activations, decided_at)
     select t.workspace_id, k.id, t.activations, t.decided_at
     from coupon_totals t, unnest($2::uuid[]) k (id)
     where t.coupon_id = $1`,
    [couponId, ids],
  );
  return ids;
}

function tablesOf(workspaceId: string, couponIds: readonly string[], count: number): Table[] {
  const coupons = couponIds.length;
  const perCoupon = Math.ceil(count / coupons);
  const at = instant(Date.now());
  const clientIds = Array.from({ length: perCoupon * COUPONS_A_CLIENT }, () => makeId(Date.now()));
  const name = (client: number): string => `bench-holder-${client}`;
  const couponOf = (index: number): string => couponIds[index % coupons] ?? '';
  const clientOf = (index: number): string =>
    clientIds[Math.floor(index / coupons) * COUPONS_A_CLIENT + ((index % coupons) % COUPONS_A_CLIENT)] ?? '';
  const each = { rows: count };
  const clients = { rows: clientIds.length };
  return [
    {
      ...{
        name: 'clients',
        columns: 'workspace_id, id, identified, identifiers, attributes, created_at, updated_at',
      },
      ...clients,
      line: (i) => [
        workspaceId,
        clientIds[i] ?? '',
        't',
        `[{"kind":"custom","value":"${name(i)}"}]`,
        '{}',
        at,
        at,
      ],
    },
    {
      ...{ name: 'client_identifiers', columns: 'workspace_id, kind, value, client_id' },
      ...clients,
      line: (i) => [workspaceId, 'custom', name(i), clientIds[i] ?? ''],
    },
    {
      name: 'codes',
      columns:
        'workspace_id, code, coupon_id, kind, spelling, client_id, issued_at, activated_at, redemptions',
      ...each,
      line: (i) => [workspaceId, codeAt(i), couponOf(i), 'individual', codeAt(i), clientOf(i), at, at, 0],
    },
    {
      ...{
        name: 'coupon_clients',
        columns: 'workspace_id, coupon_id, client_id, code, activated_at, redemptions',
      },
      ...each,
      line: (i) => [workspaceId, couponOf(i), clientOf(i), codeAt(i), at, 0],
    },
    {
      ...{ name: 'activations', columns: 'workspace_id, id, coupon_id, code, issues_code, client_id, at' },
      ...each,
      line: (i) => [workspaceId, makeId(Date.now()), couponOf(i), codeAt(i), 't', clientOf(i), at],
    },
    daysTable(workspaceId, couponIds, count),
  ];
}

function daysTable(workspaceId: string, couponIds: readonly string[], count: number): Table {
  const coupons = couponIds.length;
  const day = new Date().toISOString().slice(0, 10);
  const issued = (index: number): number => Math.floor(count / coupons) + (index < count % coupons ? 1 : 0);
  return {
    name: 'coupon_days',
    columns: 'workspace_id, coupon_id, day, stripe, issued, activated, redeemed, clients, discount, amount',
    rows: coupons,
    line: (i) => [workspaceId, couponIds[i] ?? NONE, day, 0, issued(i), issued(i), 0, issued(i), 0, 0],
  };
}

function* chunksOf({ rows, line }: Table): Generator<Buffer> {
  for (let from = 0; from < rows; from += LINES_A_CHUNK) {
    let text = '';
    for (let index = from; index < Math.min(rows, from + LINES_A_CHUNK); index += 1) {
      text += `${line(index).join('\t')}\n`;
    }
    yield Buffer.from(text);
  }
}
