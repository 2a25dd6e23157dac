/** A signal to a whole process group arrives twice: by itself and passed on by npm. */
const ECHO_MS = 1000;
/** After this nobody waits for what is in flight any longer. What was answered is stored already. */
const PATIENCE_MS = 30_000;

/**
 * Runs `stop` at the first SIGTERM, SIGINT or SIGHUP and ends the process: with 0 when it stopped in peace, at once at a second
 * signal or after 30 s.
 */
export function onStopSignal(stop: () => Promise<void>): void {
  let signalledAt: number | null = null;
  const handle = (): void => {
    const now = performance.now();
    if (signalledAt !== null) {
      if (now - signalledAt > ECHO_MS) process.exit(1);
      return;
    }
    signalledAt = now;
    setTimeout(() => process.exit(1), PATIENCE_MS).unref();
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, handle);
}
