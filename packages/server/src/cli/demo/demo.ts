import { Presets, SingleBar } from 'cli-progress';
import type { Config } from '../../config.ts';
import type { Log } from '../../platform/log.ts';
import { firstKeysFile } from '../first-keys.ts';
import { printJson } from '../print.ts';
import { CouponsApi } from './coupons-api.ts';
import { type DemoServer, type ServerChoice, withServer } from './demo-server.ts';
import { planTries, type Try } from './plan-tries.ts';
import { type LiveCoupon, prepareCoupons, replayedBefore } from './prepare-coupons.ts';
import { type DemoResult, printDemo } from './print-demo.ts';
import { awaitFigures, type CouponFigures, readFigures } from './read-figures.ts';
import { type ExampleOrders, readOrders } from './read-orders.ts';
import { replayTries } from './replay-tries.ts';

/** What `demo` is asked for. */
export interface DemoOptions extends ServerChoice {
  readonly json?: true;
}

/** Tells how it goes, on stderr; what it comes to is printed on stdout. */
type Say = (line: string) => void;

/** Makes six coupons and replays real orders against them over the HTTP API, once; then prints what came of it. */
export async function runDemo(config: Config, log: Log, options: DemoOptions): Promise<void> {
  const say: Say = options.json ? () => {} : (line) => console.error(line);
  const example = await readOrders();
  say(describeExample(example));
  const onStart = (): void => say('Starting a server for the time of this demo ...');
  const result = await withServer(config, log, options, onStart, (server) =>
    runOn(server, planTries(example.orders), options, say),
  );
  if (options.json) printJson(describeForMachines(result, example));
  else {
    printDemo(result);
    if (options.key === undefined) console.log(whereToLook(config, result));
  }
  const isClean = 'notRun' in result.audit || result.audit.differences.length === 0;
  if (!isClean) process.exitCode = 1;
}

async function runOn(
  server: DemoServer,
  tries: readonly Try[],
  options: DemoOptions,
  say: Say,
): Promise<DemoResult> {
  const stopper = new AbortController();
  const api = new CouponsApi(server.url, server.key, stopper.signal);
  const test = await api.require<{ readonly 'business-profile': { readonly id: string } }>({
    method: 'GET',
    path: '/test',
  });
  const coupons = await prepareCoupons(api);
  say('\nSix coupons');
  for (const { name, code, demo } of coupons) {
    say(`  ${name.padEnd(12)}  ${(code ?? 'EAN-13').padEnd(8)}  ${demo.body.description}`);
  }
  const figures = await replay(api, coupons, tries, stopper, options, say);
  const audit = await server.audit(test['business-profile'].id);
  const mistyped = tries.filter(({ slip }) => slip === 'mistyped').length;
  return { server, orders: tries.length, mistyped, coupons: figures, audit };
}

async function replay(
  api: CouponsApi,
  coupons: readonly LiveCoupon[],
  tries: readonly Try[],
  stopper: AbortController,
  options: DemoOptions,
  say: Say,
): Promise<CouponFigures[]> {
  const before = await readFigures(api, coupons);
  const done = replayedBefore(coupons);
  if (done >= tries.length) {
    say('\nThe demo ran here before: nothing is made or redeemed again.');
    return before;
  }
  say(`\nEach order tries one of them, over the HTTP API at ${api.url}`);
  const stop = (): void => stopper.abort();
  // A terminal and npm both send a signal: the second one must not cut off what the first one lets end.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  const progress = createProgress(options, done, tries.length, say);
  try {
    const refused = await replayTries(api, coupons, tries, stopper.signal, progress.update);
    return await awaitFigures(api, coupons, before, refused);
  } finally {
    progress.stop();
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.off(signal, stop);
  }
}

/** A bar on a terminal, a line at times elsewhere. */
function createProgress(options: DemoOptions, done: number, total: number, say: Say) {
  if (!process.stderr.isTTY || options.json) {
    const update = (now: number): void => {
      if (now % 100 === 0 || now === total) say(`Replayed ${now} of ${total} orders`);
    };
    return { update, stop: () => {} };
  }
  const format = 'Replaying {bar} {value} of {total} orders';
  const bar = new SingleBar({ format, barsize: 40, hideCursor: true }, Presets.shades_classic);
  bar.start(total, done);
  return { update: (now: number) => bar.update(now), stop: () => bar.stop() };
}

function whereToLook({ dataFolder }: Config, { server }: DemoResult): string {
  const where = server.isOwn ? 'once the server runs (npm start)' : `at ${server.url}`;
  return `Look at the coupons with GET /coupons ${where}; the admin key is in ${firstKeysFile(dataFolder)}.`;
}

function describeExample({ orders, cancelled, worthless }: ExampleOrders): string {
  return (
    `${orders.length} real orders of a British gift shop, December 2010 ` +
    `(left out: ${cancelled} cancellations, ${worthless} without value).`
  );
}

function describeForMachines(result: DemoResult, example: ExampleOrders) {
  const { server, orders, mistyped, coupons, audit } = result;
  return {
    server: { url: server.url, startedForDemo: server.isOwn },
    orders: { replayed: orders, cancelled: example.cancelled, worthless: example.worthless, mistyped },
    coupons,
    audit: 'notRun' in audit ? audit : { clean: audit.differences.length === 0, ...audit },
  };
}
