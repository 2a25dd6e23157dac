import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { expect, onTestFinished, test, vi } from 'vitest';
import { type Exchange, lastAnswer, Pipelines } from './pipelines.ts';

interface Held {
  readonly port: number;
  /** What was begun and is not answered yet, in the order of beginning. */
  readonly begun: Exchange[];
}

/** A server that begins requests and leaves them to the test. */
async function holding(mostWaiting?: number): Promise<Held> {
  const begun: Exchange[] = [];
  const pipelines = new Pipelines((exchange) => begun.push(exchange), mostWaiting);
  const server: Server = createServer((request, response) => pipelines.add({ request, response }));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { port: (server.address() as AddressInfo).port, begun };
}

/** A shop that sends so many requests at once, each with a body, and does not wait for answers. */
function sendAhead(port: number, count: number): { readonly socket: Socket; readonly seen: () => string } {
  const requests = Array.from({ length: count }, (_, n) => {
    const body = `n=${n}`.padEnd(100);
    return `POST /${n} HTTP/1.1\r\nhost: x\r\ncontent-length: ${body.length}\r\n\r\n${body}`;
  });
  let text = '';
  const socket = connect(port, '127.0.0.1');
  socket.on('data', (chunk) => {
    text += chunk.toString();
  });
  socket.on('error', () => undefined);
  socket.write(requests.join(''));
  onTestFinished(() => void socket.destroy());
  return { socket, seen: () => text };
}

/** Reads the body and answers, as a route does. */
function answer({ request, response }: Exchange): void {
  request.resume();
  response.end(`answer to ${request.url}.`);
}

/** Answers whatever is begun until something has been seen. */
async function answerUntil(begun: Exchange[], isSeen: () => boolean): Promise<void> {
  while (!isSeen()) {
    for (const exchange of begun.splice(0)) answer(exchange);
    await new Promise(setImmediate);
  }
}

test('of what is sent ahead on a connection a few are begun at a time, and all are answered in their order', async () => {
  const { port, begun } = await holding();
  const { seen } = sendAhead(port, 3000);
  let most = 0;
  await answerUntil(begun, () => {
    most = Math.max(most, begun.length);
    return seen().includes('answer to /2999.');
  });
  expect(most).toBeLessThanOrEqual(17);
  expect([...seen().matchAll(/answer to \/(\d+)\./g)].map(([, n]) => Number(n))).toEqual(
    Array.from({ length: 3000 }, (_, n) => n),
  );
});

test('a connection waits for its own only', async () => {
  const { port, begun } = await holding();
  sendAhead(port, 1000);
  await vi.waitFor(() => expect(begun).toHaveLength(17));
  sendAhead(port, 1);
  await vi.waitFor(() => expect(begun).toHaveLength(18));
});

test('when more waits than there is room for, who sends more is cut off, and nobody else', async () => {
  const { port, begun } = await holding(100);
  const first = sendAhead(port, 100);
  await vi.waitFor(() => expect(begun).toHaveLength(17));
  const flood = sendAhead(port, 1000);
  await new Promise<void>((resolve) => flood.socket.once('close', () => resolve()));
  const after = sendAhead(port, 17);
  await answerUntil(begun, () => first.seen().includes('answer to /99.'));
  await answerUntil(begun, () => after.seen().includes('answer to /16.'));
});

test('the room of who is gone is free again', async () => {
  const { port, begun } = await holding(100);
  const gone = sendAhead(port, 117);
  await vi.waitFor(() => expect(begun).toHaveLength(17));
  const connection = begun[0]?.request.socket;
  gone.socket.destroy();
  await answerUntil(begun, () => connection?.destroyed === true);
  const next = sendAhead(port, 117);
  await answerUntil(begun, () => next.seen().includes('answer to /116.'));
});

test('of a connection that is to end, everything that was begun is answered, and nothing else is begun', async () => {
  const { port, begun } = await holding();
  const { socket, seen } = sendAhead(port, 1000);
  await vi.waitFor(() => expect(begun).toHaveLength(17));
  const connection = begun[0]?.request.socket;
  if (connection === undefined) throw new Error('Nothing was begun');
  lastAnswer(connection)?.setHeader('connection', 'close');
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  for (const exchange of begun) answer(exchange);
  await closed;
  expect(begun).toHaveLength(17);
  expect(seen().match(/answer to/g)).toHaveLength(17);
});
