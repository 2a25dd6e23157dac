import { exec } from 'node:child_process';
import { promisify } from 'node:util';
import { CommandFailure } from '../../failure.ts';
import type { Elsewhere } from '../options.ts';
import type { FaultName, FaultPlan } from '../plan/plan-faults.ts';
import { DialectV1 } from '../speak/dialect-v1.ts';
import { DialectV3 } from '../speak/dialect-v3.ts';
import { cutEntrances, slowEntrances } from './entrance-faults.ts';
import { FaultyNetwork } from './faulty-network.ts';
import type { Installation } from './installation.ts';
import { LedgerOverHttp } from './ledger-over-http.ts';

/** Clocks of two machines. */
const CLOCK_MARGIN_MS = 5000;
const COMMAND_PATIENCE_MS = 120_000;

/**
 * Somebody's own installation, over its API alone: nothing of it is killed but by a command of its owner. What goes wrong is the
 * way to it, where that is plain HTTP, and tills that hang up.
 */
export async function withOtherInstallation<Result>(
  elsewhere: Elsewhere,
  work: (installation: Installation) => Promise<Result>,
): Promise<Result> {
  const { key } = elsewhere;
  const url = new URL(elsewhere.url);
  const entrances = url.protocol === 'http:' ? await enter(url) : [];
  const ledger = new LedgerOverHttp(elsewhere.url, key, Date.now() - CLOCK_MARGIN_MS);
  try {
    await ledger.check();
    return await work({
      servers: entrances.length === 0 ? [elsewhere.url] : entrances.map((entrance) => through(entrance, url)),
      host: entrances.length === 0 ? null : url.host,
      dialects: [new DialectV1(key), new DialectV3(key)],
      insistsOnAll: true,
      knowsActivations: false,
      clockMargin: CLOCK_MARGIN_MS,
      faults: faultsOf(elsewhere, entrances),
      inflict: (fault) => inflict(elsewhere, entrances, fault),
      readLedger: (history) => ledger.read(history),
      audit: async () => null,
    });
  } finally {
    for (const entrance of entrances) await entrance.fail();
  }
}

async function enter(url: URL): Promise<FaultyNetwork[]> {
  const target = { host: url.hostname.replace(/^\[|\]$/g, ''), port: Number(url.port || 80) };
  return [await FaultyNetwork.to(() => target), await FaultyNetwork.to(() => target)];
}

function through({ port }: FaultyNetwork, { pathname }: URL): string {
  return `http://127.0.0.1:${port}${pathname.replace(/\/+$/, '')}`;
}

function faultsOf({ killCommand }: Elsewhere, entrances: readonly FaultyNetwork[]): FaultName[] {
  return [
    'nothing goes wrong',
    ...(entrances.length === 0
      ? []
      : (['connections to the servers are cut', 'the way to the servers is slow'] as const)),
    ...(killCommand === null ? [] : (['your command is run'] as const)),
  ];
}

async function inflict(
  { killCommand }: Elsewhere,
  entrances: readonly FaultyNetwork[],
  plan: FaultPlan,
): Promise<void> {
  if (plan.name === 'connections to the servers are cut') await cutEntrances(entrances, plan);
  if (plan.name === 'the way to the servers is slow') await slowEntrances(entrances, plan);
  if (plan.name !== 'your command is run' || killCommand === null) return;
  await promisify(exec)(killCommand, { timeout: COMMAND_PATIENCE_MS }).catch((error: Error) => {
    throw new CommandFailure(`Your command has failed: ${error.message}`);
  });
}
