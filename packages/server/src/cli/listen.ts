import { createServer } from 'node:net';
import type { App } from '../app.ts';
import type { Config } from '../config.ts';
import { CommandFailure } from './failure.ts';
import { watchConnections } from './stop-serving.ts';

/** Listens as configured; answers the port, which is another one than asked for when that was 0. */
export async function listen(app: App, { host, port }: Config): Promise<number> {
  watchConnections(app.http.server);
  await app.http.listen({ host, port }).catch((error: unknown) => {
    throw explainListening(error, host, port);
  });
  const address = app.http.server.address();
  if (address === null || typeof address === 'string') throw new Error('The server listens on no port');
  return address.port;
}

/** Before anything is made or changed: whether the port is free. */
export async function refusePortInUse({ host, port }: Config): Promise<void> {
  const probe = createServer();
  try {
    await new Promise<void>((resolve, reject) => {
      probe.once('error', (error) => reject(explainListening(error, host, port)));
      probe.listen(port, host, resolve);
    });
  } finally {
    await new Promise<void>((resolve) => probe.close(() => resolve()));
  }
}

function explainListening(error: unknown, host: string, port: number): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') {
    return new CommandFailure(
      `Port ${port} of ${host} is in use. Set PORT to another one, or 0 for any free one.`,
    );
  }
  if (code === 'EACCES')
    return new CommandFailure(`Port ${port} needs privileges. Set PORT to 1024 or above.`);
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return new CommandFailure(`HOST is "${host}", which is no address of this machine.`);
  }
  return error;
}
