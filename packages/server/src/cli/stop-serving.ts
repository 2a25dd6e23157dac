import type { Server as HttpServer, IncomingMessage, ServerResponse } from 'node:http';
import { Server } from 'node:net';
import type { App } from '../app.ts';

/** How long shops whose connection is open have to send the next request on it, in milliseconds. */
const GRACE_MS = 500;

/** Ends an app that listens: every request that reached it is answered first. */
export async function stopServing(app: App): Promise<void> {
  await stopListening(app.http.server);
  await app.close();
}

/**
 * Stops accepting connections and resolves when the last one is gone. A kept connection that is closed at once would cut off a
 * request that is on its way, which a shop can't tell from one that was carried out. So each gets the answer to its next request,
 * together with the word that it was the last one; only those that say nothing for a while are closed.
 */
async function stopListening(server: HttpServer): Promise<void> {
  server.prependListener('request', (_request: IncomingMessage, response: ServerResponse) => {
    response.setHeader('connection', 'close');
  });
  // That of HTTP would close the kept connections at once.
  const gone = new Promise<void>((resolve) => Server.prototype.close.call(server, () => resolve()));
  const idle = setInterval(() => server.closeIdleConnections(), GRACE_MS);
  await gone;
  clearInterval(idle);
}
