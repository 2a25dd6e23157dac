import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Presets, SingleBar } from 'cli-progress';
import { printJson } from '../print.ts';
import { type Effort, type ProofOptions, readEffort, readElsewhere } from './options.ts';
import { printProof } from './print-proof.ts';
import { type ProofResult, prove, type Watcher } from './prove.ts';
import type { Installation } from './run/installation.ts';
import { withOtherInstallation } from './run/other-installation.ts';
import { withOwnInstallation } from './run/own-installation.ts';

/** Proves what the options ask for and prints it; the command ends with 1 when a law is broken. */
export async function runProof(options: ProofOptions): Promise<void> {
  const effort = readEffort(options);
  const elsewhere = readElsewhere(options);
  const stopper = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stopper.abort());
  if (!options.json) console.error(`Seed ${effort.seed} (--seed ${effort.seed} plans the same again)`);
  const progress = createProgress(options, effort);
  let result: ProofResult;
  try {
    const work = (installation: Installation): Promise<ProofResult> =>
      prove(installation, effort, progress, stopper.signal);
    result = await (elsewhere === null ? withOwnInstallation(work) : withOtherInstallation(elsewhere, work));
  } finally {
    progress.stop();
  }
  const holds = result.breaches.length === 0 && (result.differences ?? []).length === 0;
  const { evidence: _, ...told } = result;
  if (options.json) printJson({ holds, ...told });
  else printProof(result);
  if (holds) return;
  process.exitCode = 1;
  const file = resolve(options.keep ?? `couponry-proof-${result.seed}.json`);
  await writeFile(file, `${JSON.stringify(result, null, 2)}\n`);
  if (!options.json) console.log(`\nKept in ${file}`);
}

/** A bar on a terminal, a line at times elsewhere. */
function createProgress(options: ProofOptions, { rounds }: Effort): Watcher & { stop(): void } {
  if (options.json) return { onRound: () => {}, stop: () => {} };
  if (!process.stderr.isTTY) {
    const onRound = (number: number): void => {
      if (number % 10 === 0) console.error(`Round ${number + 1} of ${rounds}`);
    };
    return { onRound, stop: () => {} };
  }
  const format = 'Proving {bar} round {value} of {total}: {fault}';
  const bar = new SingleBar({ format, barsize: 30, hideCursor: true }, Presets.shades_classic);
  bar.start(rounds, 0, { fault: 'starting two servers' });
  return { onRound: (number, fault) => bar.update(number + 1, { fault }), stop: () => bar.stop() };
}
