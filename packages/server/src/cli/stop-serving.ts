import type { Server as HttpServer, IncomingMessage, ServerResponse } from 'node:http';
import { Server, type Socket } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import type { App } from '../app.ts';
import { lastAnswer } from '../platform/pipelines.ts';

/** How long shops whose connection is open have to send the next request on it, in milliseconds. */
const GRACE_MS = 500;
/** How long those who have connected are let in at most, in milliseconds. */
const LETTING_IN_MS = 2000;

/** A connection of HTTP, and where it stands among those that are open. */
type Connection = Socket & { [PLACE]?: number };

const PLACE = Symbol('place');
/** No `Set`: shops that make a connection for each request come and go (see docs/decisions/0030). */
const connections = new WeakMap<HttpServer, Connection[]>();

/** Keeps in mind who is connected, for {@link stopServing}; to be called before a server listens. */
export function watchConnections(server: HttpServer): void {
  const open: Connection[] = [];
  connections.set(server, open);
  server.on('connection', (socket: Connection) => {
    socket[PLACE] = open.push(socket) - 1;
    socket.once('close', () => remove(open, socket));
  });
}

/** Puts the last one in its place. */
function remove(open: Connection[], { [PLACE]: place }: Connection): void {
  const last = open.pop();
  if (last === undefined || place === undefined || place === open.length) return;
  open[place] = last;
  last[PLACE] = place;
}

/** Ends an app that listens: every request that reached it is answered first. */
export async function stopServing(app: App): Promise<void> {
  await stopListening(app.http.server);
  await app.close();
}

/**
 * Stops accepting connections and resolves when the last one is gone. A kept connection that is closed at once would cut off a
 * request that is on its way, which a shop can't tell from one that was carried out. So each gets the answer to its present or
 * next request, together with the word that it was the last one; only those that say nothing for a while are closed.
 */
async function stopListening(server: HttpServer): Promise<void> {
  // Before anybody is told that a connection ends: who is told makes another one, and so somebody would always wait.
  await letIn(server);
  server.prependListener('request', (_request: IncomingMessage, response: ServerResponse) => {
    response.setHeader('connection', 'close');
  });
  // Without the word, who is answered now would send the next request in the moment in which idle connections are closed.
  for (const socket of connections.get(server) ?? []) {
    const answer = lastAnswer(socket);
    if (answer && !answer.headersSent) answer.setHeader('connection', 'close');
  }
  // That of HTTP would close the kept connections at once.
  const gone = new Promise<void>((resolve) => Server.prototype.close.call(server, () => resolve()));
  // Once what has arrived was read: timers come before that, and a busy process has requests that it has not seen.
  const idle = setInterval(() => setImmediate(() => server.closeIdleConnections()), GRACE_MS);
  await gone;
  clearInterval(idle);
}

/**
 * Lets in who has connected by now: the system cuts them off when it is told to stop listening. The event loop lets in one a turn,
 * so that a turn in which nobody came means that nobody waits.
 */
async function letIn(server: HttpServer): Promise<void> {
  let came = 0;
  let before = -1;
  server.on('connection', () => {
    came += 1;
  });
  const until = performance.now() + LETTING_IN_MS;
  await turn();
  while (came > before && performance.now() < until) {
    before = came;
    await turn();
  }
}
