// Runs one child process in the foreground and passes on every way in which we can be told to stop.
// Plain JavaScript without dependencies: it also runs before anything is installed, on any Node from 18.
import { spawn } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

// One stop may reach us several times at once: from the terminal or a process group, and again from npm, which forwards it.
// The child takes a second signal as "exit at once", so the echoes of the first one must not reach it.
const ECHO_MS = 1000;
const PARENT_POLL_MS = 300;

/**
 * Resolves with `{ code, signal }` of the ended child and the signal it was `told` to stop with, if any; rejects when it
 * could not be started.
 * With `stopHard` a stop kills the child at once (one that may be killed at any time and would not listen).
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions & { stopHard?: boolean }} options
 * @param {(child: import('node:child_process').ChildProcess) => void} [onStart]
 * @returns {Promise<{ code: number | null, signal: NodeJS.Signals | null, told: NodeJS.Signals | null }>}
 */
export function runChild(command, args, { stopHard = false, ...options }, onStart) {
  const child = spawn(command, args, { stdio: 'inherit', ...options });
  onStart?.(child);
  const signals = passOnSignals(child, stopHard);
  return new Promise((resolve, reject) => {
    child.once('error', (error) => {
      signals.stopListening();
      reject(error);
    });
    child.once('close', (code, signal) => {
      signals.stopListening();
      const told = signals.told();
      resolve({ code, signal: signal && stopHard ? (told ?? signal) : signal, told });
    });
  });
}

/**
 * Ends this process the way the child ended, so that our caller sees the same code or signal.
 * @param {{ code: number | null, signal: NodeJS.Signals | null }} end
 */
export function endLike({ code, signal }) {
  if (signal) process.kill(process.pid, signal);
  else process.exitCode = code ?? 1;
}

/**
 * Is the file with this `import.meta.url` what Node was started with (and not imported by another)?
 * @param {string} url
 */
export function isStartedAs(url) {
  // The clone may lie behind a symbolic link, which `argv` keeps and `import.meta.url` does not.
  return Boolean(process.argv[1]) && realpathSync(process.argv[1]) === fileURLToPath(url);
}

function passOnSignals(child, stopHard) {
  // On a terminal Ctrl-C reaches the whole foreground group, the child included.
  const onTerminal = process.stdin.isTTY || process.stdout.isTTY || process.stderr.isTTY;
  let told = null;
  let toldAt = Number.NEGATIVE_INFINITY;
  const tell = (signal) => {
    if (performance.now() - toldAt < ECHO_MS) return;
    told = signal;
    toldAt = performance.now();
    child.kill(stopHard ? 'SIGKILL' : signal);
  };
  const handlers = {
    SIGTERM: () => tell('SIGTERM'),
    SIGHUP: () => tell('SIGHUP'),
    SIGINT: () => {
      if (stopHard || !onTerminal) tell('SIGINT');
    },
  };
  for (const [signal, handler] of Object.entries(handlers)) process.on(signal, handler);

  // A parent that was killed outright (SIGKILL, or a shell between npm and us) tells nobody; its place as our parent changes.
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    if (!told) tell('SIGTERM');
  }, PARENT_POLL_MS);

  return {
    told: () => told,
    stopListening() {
      clearInterval(watch);
      for (const [signal, handler] of Object.entries(handlers)) process.off(signal, handler);
    },
  };
}
