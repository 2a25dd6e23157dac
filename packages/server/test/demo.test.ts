import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, test, vi } from 'vitest';
import { serverFile } from '../../../tools/server.mjs';
import { planTries } from '../src/cli/demo/plan-tries.ts';
import { readOrders } from '../src/cli/demo/read-orders.ts';
import {
  firstKeys,
  freshSettings,
  runCouponry,
  type Server,
  type Settings,
  startProgram,
  startServer,
} from './support/fault-server.ts';

const EXAMPLE = fileURLToPath(new URL('../../../examples/online-retail-2010-12.csv', import.meta.url));
/** Each run is a process with a database of its own; a busy machine may need long for that. */
const SLOW = 180_000;

interface Figures {
  readonly uuid: string;
  readonly name: string;
  readonly issued: number;
  readonly activated: number;
  readonly redeemed: number;
  readonly refused: Readonly<Record<string, number>>;
  readonly discount: number;
}

interface DemoReport {
  readonly server: { readonly url: string; readonly startedForDemo: boolean };
  readonly orders: { readonly replayed: number; readonly mistyped: number };
  readonly coupons: readonly Figures[];
  readonly audit: { readonly clean: boolean; readonly differences: readonly unknown[] };
}

test('a demo that runs twice makes and redeems everything once', { timeout: SLOW }, async () => {
  const settings = await freshSettings();
  const first = await runDemo(settings);
  const second = await runDemo(settings);
  expect(first.server.startedForDemo).toBe(true);
  expect(first.audit).toMatchObject({ clean: true, differences: [] });
  expect({ ...second, server: null }).toEqual({ ...first, server: null });
  expect(figuresOf(first)).toEqual(await expectedFigures());
});

test('a demo that is stopped goes on where it was, on a server that runs', { timeout: SLOW }, async () => {
  const server = await startServer(await freshSettings());
  const stopped = startProgram([process.execPath, serverFile, 'demo'], server.settings);
  await vi.waitFor(() => expect(stopped.stderr()).toContain('Replayed 100 of'), {
    timeout: 40_000,
    interval: 5,
  });
  stopped.child.kill('SIGTERM');
  expect(await stopped.ended).toEqual({ code: 1, signal: null });
  expect(stopped.stderr()).toMatch(/^The demo was stopped after \d+ of 390 orders\..*$/m);
  expect(stopped.stdout()).toBe('');

  const rest = await runDemo(server.settings);
  expect(rest.server).toEqual({ url: server.url, startedForDemo: false });
  expect(rest.audit.clean).toBe(true);
  expect(figuresOf(rest)).toEqual(await expectedFigures());

  const shown = await runCouponry(['demo'], server.settings);
  expect(shown).toMatchObject({ code: 0 });
  expect(shown.stdout).toMatch(/^283 of 390 orders got a discount: GBP 16,830\.43 off /m);
  expect(shown.stdout).toMatch(/^Black Friday +BLACK30 +0 +0 +0 +0 +33 +0\.00$/m);
  expect(shown.stdout).toContain('The audit is clean');

  await forgetProgress(server, rest);
  const repeated = await runDemo(server.settings);
  const ledger = ({ coupons }: DemoReport) => coupons.map(({ refused: _, ...figures }) => figures);
  expect(ledger(repeated)).toEqual(ledger(rest));
  expect(repeated.audit.clean).toBe(true);
});

test('a demo on a server of another folder says that there was no audit', { timeout: SLOW }, async () => {
  const server = await startServer(await freshSettings());
  const elsewhere = await freshSettings();
  const unknown = await runCouponry(['demo', '--url', server.url, '--key', 'NOSUCHKEY'], elsewhere);
  expect(unknown.code).toBe(1);
  expect(unknown.stderr.trimEnd().split('\n').at(-1)).toMatch(/HTTP 401: There is no such API key/);
  const keyless = await runCouponry(['demo', '--url', server.url], elsewhere);
  expect(keyless.stderr).toMatch(/Name one with --key/);
  const { admin = '' } = await firstKeys(server);
  const report = await runDemo(elsewhere, '--url', server.url, '--key', admin);
  expect(report.audit).toEqual({ notRun: expect.stringContaining('not known here') });
  expect(figuresOf(report)).toEqual(await expectedFigures());
});

test('cancellations and invoices without value are no orders', async () => {
  const { orders, cancelled, worthless } = await readOrders();
  const amounts = await amountsInPence();
  expect([...amounts.keys()].filter((id) => id.startsWith('C'))).toHaveLength(cancelled);
  expect(orders.length + cancelled + worthless).toBe(amounts.size);
  for (const { id, amount } of orders) expect([id, amount]).toEqual([id, amounts.get(id)]);
  expect(orders.length).toBeGreaterThanOrEqual(300);
});

/** As if the demo had been killed before it could note that it had come anywhere. */
async function forgetProgress(server: Server, { coupons }: DemoReport): Promise<void> {
  const marker = coupons.find(({ name }) => name === 'Black Friday');
  const response = await fetch(`${server.url}/coupons/${marker?.uuid}`, {
    method: 'PATCH',
    headers: { 'api-key': (await firstKeys(server)).admin ?? '', 'content-type': 'application/json' },
    body: JSON.stringify({ attributes: { demo: 'black-friday' } }),
  });
  expect(response.status).toBe(200);
}

async function runDemo(settings: Settings, ...more: string[]): Promise<DemoReport> {
  const { code, stdout, stderr } = await runCouponry(['demo', '--json', ...more], settings);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return JSON.parse(stdout);
}

function figuresOf({ coupons, orders }: DemoReport) {
  const figures = coupons.map(({ name, redeemed, discount, refused }) => ({
    name,
    redeemed,
    pence: Math.round(discount * 100),
    refused: Object.values(refused).reduce((sum, count) => sum + count, 0),
  }));
  const ended = figures.reduce((sum, { redeemed, refused }) => sum + redeemed + refused, orders.mistyped);
  expect(ended).toBe(orders.replayed);
  return figures;
}

/** What should come of it, by counting on one's fingers; only who tries what is taken from the demo. */
async function expectedFigures() {
  const amounts = await amountsInPence();
  const names = ['Winter sale', 'Early bird', 'Club offer', 'Loyalty card', 'Gift card', 'Black Friday'];
  const figures = names.map((name) => ({ name, redeemed: 0, pence: 0, refused: 0 }));
  const came = new Set<string>();
  for (const { order, coupon, slip, owner } of planTries((await readOrders()).orders)) {
    const { name } = coupon.body;
    const found = figures.find((figure) => figure.name === name);
    if (found === undefined || slip === 'mistyped') continue;
    const amount = amounts.get(order.id) ?? 0;
    const who = `${name} ${order.client ?? `guest of ${order.id}`}`;
    const isNew = !came.has(who);
    const isGuest = order.client === null;
    const early = [...came].filter((one) => one.startsWith('Early bird'));
    const offers: Record<string, [isFor: boolean, pence: number]> = {
      'Winter sale': [true, amount * 0.1],
      'Early bird': [!isNew || early.length < 40, amount * 0.15],
      'Club offer': [isNew && !isGuest && slip !== 'not activated', amount * 0.2],
      'Loyalty card': [!isGuest && owner === order.client, amount * 0.075],
      'Gift card': [isNew, Math.min(amount, 1000)],
    };
    const [isFor, pence] = offers[name] ?? [false, 0];
    if (isFor) {
      came.add(who);
      found.redeemed += 1;
      found.pence += Math.round(Number(pence.toFixed(6)));
    } else found.refused += 1;
  }
  return figures;
}

/** The value of each invoice, read without the demo's reader. */
async function amountsInPence(): Promise<Map<string, number>> {
  const [, ...lines] = (await readFile(EXAMPLE, 'utf8')).trimEnd().split('\n');
  const amounts = new Map<string, number>();
  for (const line of lines) {
    const [id = ''] = line.split(',');
    // From the right, because only the description has commas in it.
    const [quantity, , price] = line.split(',').slice(-5);
    const pence = Math.round(Number(quantity) * Number(price) * 100);
    amounts.set(id, (amounts.get(id) ?? 0) + pence);
  }
  return amounts;
}
