import { Presets, SingleBar } from 'cli-progress';
import type { Config } from '../../config.ts';
import type { Log } from '../../platform/log.ts';
import { OrdersError } from '../../simulation/orders-error.ts';
import {
  runSimulation,
  type SimulatedCoupons,
  type SimulationResult,
} from '../../simulation/run-simulation.ts';
import { simulationAnswer } from '../../simulation/simulation-answer.ts';
import { CommandFailure } from '../failure.ts';
import { printJson } from '../print.ts';
import { type OrdersFile, ordersFile } from './orders-file.ts';
import { printSimulation } from './print-simulation.ts';
import { readCoupons } from './read-coupons.ts';
import type { SimulateOptions } from './simulate-options.ts';
import { type ResultWriter, resultWriter } from './write-result.ts';

/** So often the bar moves, in orders. */
const TELL_EVERY = 100;

/** Replays a file of past orders against a coupon and tells what it would have done. */
export async function simulate(config: Config, log: Log, options: SimulateOptions): Promise<void> {
  const file = ordersFile(options.orders, options.format);
  const coupons = await readCoupons(config, log, options);
  const writer = resultWriter(options.out);
  const result = await replay(options, coupons, file, writer);
  const answer = simulationAnswer(coupons, result, (say) => say('en'));
  await writer.finish(answer);
  if (options.json) printJson(answer);
  else printSimulation(coupons, result);
}

async function replay(
  { orders }: SimulateOptions,
  coupons: SimulatedCoupons,
  file: OrdersFile,
  writer: ResultWriter,
): Promise<SimulationResult> {
  const bar = progressBar(file.size);
  let count = 0;
  try {
    return await runSimulation(coupons, file, coupons.draft.timeZone, {
      onBegin() {
        count = 0;
        writer.onBegin();
      },
      onOrder(replayed) {
        count += 1;
        if (count % TELL_EVERY === 0) bar.update(file.position(), count);
        return writer.onOrder(replayed);
      },
    });
  } catch (error) {
    await writer.abandon();
    if (error instanceof OrdersError) throw new CommandFailure(`${orders}: ${error.message}`);
    throw error;
  } finally {
    bar.stop();
  }
}

/** A bar on a terminal; elsewhere nothing. On the error stream, so that answers can be piped. */
function progressBar(bytes: number) {
  if (!process.stderr.isTTY) return { update: () => {}, stop: () => {} };
  const bar = new SingleBar(
    {
      format: '{bar} {percentage} % of the file, {orders} orders',
      ...{ barsize: 40, hideCursor: true, stream: process.stderr },
    },
    Presets.shades_classic,
  );
  bar.start(bytes, 0, { orders: 0 });
  return {
    update: (position: number, orders: number) => bar.update(position, { orders }),
    stop: () => bar.stop(),
  };
}
