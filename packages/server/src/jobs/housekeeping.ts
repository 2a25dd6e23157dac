import type { Log } from '../platform/log.ts';

/** Something that is done again and again while the process runs. */
export interface Chore {
  readonly name: string;
  readonly everyMs: number;
  /** Whether it is done once more when the process ends. */
  readonly atEnd?: boolean;
  readonly work: () => Promise<void> | void;
}

/** Chores under way; `stop` ends them and does the last round of those that leave something behind. */
export interface Housekeeping {
  stop(): Promise<void>;
}

/**
 * Runs chores, each one never twice at once. A failure (the database is away) is logged once until it succeeds again, and the
 * chore is done at its next turn.
 */
export function startHousekeeping(chores: readonly Chore[], log: Log): Housekeeping {
  const running = new Map<string, Promise<void>>();
  const failing = new Set<string>();
  const doOnce = async ({ name, work }: Chore): Promise<void> => {
    try {
      await work();
      failing.delete(name);
    } catch (error) {
      if (!failing.has(name)) log.warn({ err: error, chore: name }, 'a chore failed and will be tried again');
      failing.add(name);
    }
  };
  const turn = (chore: Chore): Promise<void> => {
    const under = running.get(chore.name) ?? doOnce(chore).finally(() => running.delete(chore.name));
    running.set(chore.name, under);
    return under;
  };
  const timers = chores.map((chore) => setInterval(() => void turn(chore), chore.everyMs).unref());
  return {
    async stop() {
      for (const timer of timers) clearInterval(timer);
      await Promise.all(running.values());
      await Promise.all(chores.filter(({ atEnd }) => atEnd === true).map(doOnce));
    },
  };
}
