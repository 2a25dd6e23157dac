import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** A request with the answer that it is to get. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

/** So many requests of a connection are carried out at a time, beside the one that is answered next. */
const AT_ONCE = 16;
/**
 * So many wait on all connections together, at about 2 KB each. Reading stops where any waits, so that only what was read in one go waits:
 * shops that send ahead stay far below, and who floods is cut off.
 */
const MOST_WAITING = 50_000;

/** A connection with the answer that is under way on it, as Node keeps it, and with what was sent ahead on it. */
type Connection = Socket & {
  readonly _httpMessage?: ServerResponse | null;
  /** What makes requests of the bytes that are read. It is answered how to go on. */
  readonly parser?: { onIncoming: () => number } | null;
  [AHEAD]?: Ahead;
};

/** Tells Node's parser to leave the rest of what was read alone. */
const LEAVE_THE_REST = 2;

const AHEAD = Symbol('ahead');

/**
 * Holds back requests that were sent before the ones ahead of them on their connection were answered. Node reads and begins all of
 * them at once, however many there are: a hundred connections that sent some thousands each and read no answer filled the memory of
 * the process, and everybody else waited behind them.
 */
export class Pipelines {
  readonly #begin: (exchange: Exchange) => void;
  readonly #mostWaiting: number;
  #waiting = 0;

  /** @param mostWaiting how many requests may wait on all connections together before a connection is cut off for one more */
  constructor(begin: (exchange: Exchange) => void, mostWaiting: number = MOST_WAITING) {
    this.#begin = begin;
    this.#mostWaiting = mostWaiting;
  }

  /** Begins a request, at once or when enough of those before it on its connection are answered. */
  add(exchange: Exchange): void {
    const socket: Connection = exchange.request.socket;
    if (socket._httpMessage === exchange.response) this.#begin(exchange);
    else this.#addBehind(socket, exchange);
  }

  #addBehind(socket: Connection, exchange: Exchange): void {
    const ahead = socket[AHEAD] ?? this.#watch(socket);
    // Whoever was told that an answer is the last one gets no other, and is to have nothing done for it.
    if (isLast(lastAnswer(socket))) return;
    if (ahead.atWork < AT_ONCE && ahead.waiting.length === 0) {
      this.#beginAhead(ahead, exchange);
    } else if (this.#waiting >= this.#mostWaiting) {
      cutOff(socket);
    } else if (!socket.destroyed) {
      ahead.waiting.push(exchange);
      this.#waiting += 1;
      stopReading(socket);
    }
  }

  #watch(socket: Connection): Ahead {
    const ahead: Ahead = { atWork: 0, last: null, waiting: [] };
    socket[AHEAD] = ahead;
    socket.once('close', () => {
      this.#waiting -= ahead.waiting.length;
      ahead.waiting.length = 0;
    });
    return ahead;
  }

  #beginAhead(ahead: Ahead, exchange: Exchange): void {
    ahead.atWork += 1;
    ahead.last = exchange.response;
    exchange.response.once('close', () => {
      ahead.atWork -= 1;
      this.#beginNext(exchange.request.socket, ahead);
    });
    this.#begin(exchange);
  }

  #beginNext(socket: Socket, ahead: Ahead): void {
    // What was not begun before its connection ended is not begun any more: nobody would learn what became of it.
    if (!socket.writable || isLast(lastAnswer(socket))) return;
    const next = ahead.waiting.shift();
    if (next === undefined) return;
    this.#waiting -= 1;
    if (ahead.waiting.length === 0) readOn(socket);
    this.#beginAhead(ahead, next);
  }
}

interface Ahead {
  /** How many are carried out. */
  atWork: number;
  /** The answer to the one of them that was begun last. */
  last: ServerResponse | null;
  readonly waiting: Exchange[];
}

/**
 * The answer to the request that was begun last on a connection, while there is one to be given: when the connection is to end, this is
 * the answer to end it with.
 */
export function lastAnswer(socket: Connection): ServerResponse | null {
  const last = socket[AHEAD]?.last ?? null;
  return last === null || last.writableFinished ? (socket._httpMessage ?? null) : last;
}

function isLast(answer: ServerResponse | null): boolean {
  return answer?.getHeader('connection') === 'close';
}

/** Node would go on making requests of what it has read: of some hundred connections that is all the memory there is. */
function cutOff(socket: Connection): void {
  socket.destroy();
  if (socket.parser) socket.parser.onIncoming = () => LEAVE_THE_REST;
}

/** Node goes on reading at every occasion, such as when an answer is written or a body is read: it is told not to. */
function stopReading(socket: Socket): void {
  if (Object.hasOwn(socket, 'resume')) return;
  socket.pause();
  socket.resume = () => socket;
}

function readOn(socket: Socket): void {
  Reflect.deleteProperty(socket, 'resume');
  socket.resume();
}
