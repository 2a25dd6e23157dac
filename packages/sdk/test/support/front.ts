import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/**
 * What becomes of a request on its way: it reaches the server and the answer comes back (`pass`); the connection breaks before it
 * arrives or before the answer comes back (`lose_request`, `lose_answer`); nothing ever comes back (`stall`); or somebody in
 * between answers.
 */
export type Fate =
  | 'pass'
  | 'lose_request'
  | 'lose_answer'
  | 'stall'
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly text: string };

/** A proxy in front of a server, for the time of a test. */
export interface Front {
  readonly url: string;
  /** The idempotency keys of the requests that came, in their order; undefined: one had none. */
  readonly keys: readonly (string | undefined)[];
}

/** Opens a front. Each request has the fate of its turn; those after the last one pass. */
export async function openFront(to: string, fates: readonly Fate[]): Promise<Front> {
  const keys: (string | undefined)[] = [];
  const front = createServer((request, response) => {
    const fate = fates[keys.length] ?? 'pass';
    keys.push(request.headers['idempotency-key'] as string | undefined);
    void meet(fate, to, request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    front.closeAllConnections();
    front.close();
  });
  return { url: `http://127.0.0.1:${(front.address() as AddressInfo).port}`, keys };
}

async function meet(
  fate: Fate,
  to: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (fate === 'stall') return;
  if (fate === 'lose_request') {
    request.socket.destroy();
    return;
  }
  if (typeof fate === 'object') {
    response.writeHead(fate.status, { 'content-type': 'text/html', ...fate.headers }).end(fate.text);
    return;
  }
  const answer = await forward(to, request);
  const text = await answer.text();
  if (fate === 'lose_answer') request.socket.destroy();
  else response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(text);
}

async function forward(to: string, request: IncomingMessage): Promise<Response> {
  const chunks = await Array.fromAsync(request as AsyncIterable<Buffer>);
  const headers = new Headers();
  for (const name of ['authorization', 'content-type', 'idempotency-key', 'if-match']) {
    const value = request.headers[name];
    if (typeof value === 'string') headers.set(name, value);
  }
  const hasBody = chunks.length > 0;
  return await fetch(`${to}${request.url}`, {
    method: request.method ?? 'GET',
    headers,
    ...(hasBody ? { body: Buffer.concat(chunks).toString() } : {}),
  });
}
