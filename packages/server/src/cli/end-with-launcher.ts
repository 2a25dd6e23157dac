const LOOK_MS = 300;

/**
 * Ends this process in peace, as SIGTERM does, once the process that launched it is gone: one that is killed outright can pass
 * nothing on. A server that nobody says has a launcher stays, whatever becomes of who started it.
 *
 * @param launcher the id of that process
 * @example endWithLauncher(process.ppid)
 */
export function endWithLauncher(launcher: number): void {
  const look = setInterval(() => {
    if (process.ppid === launcher) return;
    clearInterval(look);
    process.kill(process.pid, 'SIGTERM');
  }, LOOK_MS);
  look.unref();
}
