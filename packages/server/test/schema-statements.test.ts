import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const folder = fileURLToPath(new URL('../src/sql/', import.meta.url));
const migrations = fileURLToPath(new URL('../src/migrations/', import.meta.url));

/** Tables that are nobody's shard; a statement over them alone needs no workspace. */
const LISTED = new Set([
  ...['workspaces', 'api_keys', 'schema_migrations', 'installation_secrets'],
  ...['people', 'people_sessions', 'people_credentials', 'people_challenges', 'people_second_factors'],
  ...['memberships', 'invitations', 'sign_in_failures'],
]);

/** Nothing correct rests on these: without them the same is decided, only slower. */
const HINTS = new Set(['take-turn.ts: rests on a sequence, an advisory lock, a notification or a setting']);

const schema = readdirSync(migrations)
  .filter((name) => name.endsWith('.sql'))
  .map((name) => readFileSync(`${migrations}${name}`, 'utf8'))
  .join();
const dropped = [...schema.matchAll(/drop table (\w+)/g)].map(([, name]) => name);
const tables = [...schema.matchAll(/create table (\w+) \(/g)]
  .map(([, name]) => name ?? '')
  .filter((name) => !LISTED.has(name) && !dropped.includes(name));

/** The ledger: what is partitioned, but for the events, which are numbered once they are there. */
const ledger = [...schema.matchAll(/create table (\w+) \([^;]*\) partition by/g)]
  .map(([, name]) => name ?? '')
  .filter((name) => name !== 'events');

/** Every piece of SQL in the source of a file: its template and string literals that read like a part of a statement. */
function pieces(source: string): string[] {
  const literals = [...source.matchAll(/`(?:[^`\\]|\\.)*`|'(?:[^'\\\n]|\\.)*'/g)].map(([literal]) =>
    literal.slice(1, -1),
  );
  return literals.filter((text) => /^\s*(select|insert|update|delete|with|from|lock|merge)\b/.test(text));
}

/** What is wrong with a piece of SQL. */
function problems(sql: string): string[] {
  const found: string[] = [];
  for (const { table, alias } of mentions(sql)) {
    const names = alias === table ? `(?:${table}\\.)?` : `(?:${alias}\\.)`;
    const isBound = new RegExp(`(?<![\\w.])${names}workspace_id = \\$1::uuid`).test(sql);
    if (!isBound) found.push(`${table} is not bound to the workspace by workspace_id = $1::uuid`);
  }
  for (const [, table, columns, rest] of sql.matchAll(
    /insert into (\w+)(?: as \w+)? \(([^)]*)\)\s*([\s\S]*)/g,
  )) {
    if (!tables.includes(table ?? '')) continue;
    const isFirst = columns?.trim().startsWith('workspace_id') === true;
    const isGiven = /^(select \$1::uuid|values \(\$1::uuid)/.test(rest ?? '');
    if (!isFirst || !isGiven) found.push(`${table} gets rows whose workspace is not $1::uuid`);
  }
  if (/\bas\s*(?:not\s+)?(?:materialized\s*)?\(\s*(?:insert|update|delete)\b/i.test(sql))
    found.push('writes inside with');
  if (/\b(now\(\)|current_timestamp|current_date|clock_timestamp|statement_timestamp|localtime)/i.test(sql))
    found.push('asks the clock');
  if (/\b(random\(|gen_random_uuid|uuid_generate|uuidv7)/i.test(sql)) found.push('asks chance');
  if (/\b(nextval|pg_advisory\w*|pg_notify|set_config|current_setting|notify|listen)\b/i.test(sql))
    found.push('rests on a sequence, an advisory lock, a notification or a setting');
  if (/\bin \(\s*select\b/i.test(sql)) found.push('asks in (select ...)');
  return found;
}

/** The workspaces' tables that a statement reads or changes, and the names by which it calls them. */
function mentions(sql: string): { readonly table: string; readonly alias: string }[] {
  const words = '(?!where|set|on|join|left|full|cross|order|group|limit|using|for|union|returning)';
  const pattern = new RegExp(
    `\\b(?:from|join|update|using)\\s+(\\w+)(?:\\s+(?:as\\s+)?${words}(\\w+))?`,
    'g',
  );
  return [...sql.matchAll(pattern)]
    .filter(([, table]) => tables.includes(table ?? ''))
    .map(([, table = '', alias]) => ({ table, alias: alias ?? table }));
}

const files = readdirSync(folder).filter((name) => name.endsWith('.ts'));

describe('every statement', () => {
  test.each(files)('of %s keeps to one workspace', (name) => {
    const source = readFileSync(`${folder}${name}`, 'utf8');
    expect(
      pieces(source)
        .flatMap(problems)
        .filter((problem) => !HINTS.has(`${name}: ${problem}`)),
    ).toEqual([]);
  });

  test('leaves the ledger as it is and only appends to it', () => {
    const all = files.flatMap((name) => pieces(readFileSync(`${folder}${name}`, 'utf8'))).join(';');
    const changed = [...all.matchAll(/\b(?:update|delete from|truncate)\s+(\w+)/g)].map(([, table]) => table);
    expect(changed).toContain('holds');
    expect(ledger).toEqual([
      'activations',
      'redemptions',
      'reservations',
      'reservation_ends',
      'rollbacks',
      'code_issues',
      'code_changes',
    ]);
    expect(ledger.filter((table) => changed.includes(table))).toEqual([]);
  });

  test('is looked at', () => {
    const all = files.map((name) => readFileSync(`${folder}${name}`, 'utf8'));
    const statements = all.flatMap(pieces);
    expect(statements.length).toBeGreaterThan(50);
    const seen = new Set(statements.flatMap((sql) => mentions(sql).map(({ table }) => table)));
    expect(tables.filter((table) => !seen.has(table))).toEqual([]);
  });
});

describe('a statement is refused that', () => {
  test.each([
    ['reads all workspaces', 'select id from coupons', 1],
    [
      'joins another workspace',
      'select 1 from codes c join coupons h on h.id = c.coupon_id where c.workspace_id = $1::uuid',
      1,
    ],
    ['updates all', 'update coupons set name = $2 where id = $1::uuid', 1],
    ['deletes all', 'delete from codes where code = $1', 1],
    ['inserts for somebody else', 'insert into codes (workspace_id, code) values ($2::uuid, $1)', 1],
    ['writes inside with', 'with x as (insert into workspaces (id) values ($1)) select 1', 1],
    ['asks the clock', 'select now()', 1],
    ['asks chance', 'select gen_random_uuid()', 1],
    ['takes an advisory lock', 'select pg_advisory_lock(1)', 1],
    [
      'asks in a select',
      'select 1 from coupons where workspace_id = $1::uuid and id in (select $2::uuid)',
      1,
    ],
    ['is right', 'select 1 from coupons c where c.workspace_id = $1::uuid', 0],
    ['is right over a listed table', 'select id from api_keys where id = any($1::uuid[])', 0],
  ])('%s', (_, sql, count) => {
    expect(problems(sql)).toHaveLength(count);
  });
});
