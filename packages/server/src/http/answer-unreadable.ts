import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { PROBLEMS, type Problem } from '@couponry/contract';
import type { Told } from './plugins/tell-problem.ts';
import { PROBLEM_JSON, problemDocument } from './v1/send-problem.ts';
import { JSON_TYPE } from './v3/envelope.ts';
import { envelopeOf } from './v3/error-handler.ts';

/** What Node tells of a request that it could not read. */
export interface Unreadable extends Error {
  readonly code?: string;
  /** What is wrong, in the words of the parser. */
  readonly reason?: string;
  /** The bytes that were read last. */
  readonly rawPacket?: unknown;
}

/** A connection with the answer that is under way on it, as Node keeps it. */
type Connection = Socket & {
  readonly _httpMessage?: (ServerResponse & { readonly req: IncomingMessage }) | null;
  [ANSWERED]?: true;
};

const ANSWERED = Symbol('answered');
let unread = 0;

/** All headers of a request together, in bytes. */
export const MAX_HEADERS = 32 * 1024;

/**
 * Answers what is no HTTP, or did not arrive in time, in the form of the API that was asked as far as that can be told, and closes the
 * connection. Whatever was asked on it before is answered first: who sends requests ahead counts the answers, and would take
 * this one for that of a redemption which is carried out meanwhile.
 */
export function answerUnreadable(error: Unreadable, socket: Connection): void {
  // Whatever comes behind it can't be read either.
  if (socket[ANSWERED] === true) return;
  socket[ANSWERED] = true;
  answerInTurn(error, socket);
}

function answerInTurn(error: Unreadable, socket: Connection): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const { _httpMessage: answer } = socket;
  if (answer?.req.complete === true) {
    // By then Node has put the next answer in its place, or none, or has ended the connection.
    answer.once('close', () => answerInTurn(error, socket));
    return;
  }
  // Of a request whose body can't be read somebody may have begun to answer already.
  if (answer?.headersSent === true) socket.destroy();
  else socket.end(textOf(judge(error), answer?.req.url ?? pathIn(error)));
}

function textOf({ problem, sentence }: Unread, url: string): string {
  const isV1 = /^\/v1(?:[/?]|$)/.test(url);
  const told: Told = { problem };
  const document = isV1
    ? { ...problemDocument(told, url, nextId()), detail: sentence }
    : { ...envelopeOf(told, ''), description: sentence };
  const body = JSON.stringify(document);
  return [
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}`,
    `content-type: ${isV1 ? PROBLEM_JSON : JSON_TYPE}`,
    `content-length: ${Buffer.byteLength(body)}`,
    'cache-control: no-store',
    'x-content-type-options: nosniff',
    'connection: close',
    '',
    body,
  ].join('\r\n');
}

/** What a request is told that the framework has never seen, and so has given no id. */
function nextId(): string {
  unread += 1;
  return `unread-${unread.toString(36)}`;
}

interface Unread {
  readonly problem: Problem;
  readonly sentence: string;
}

function judge({ code, reason }: Unreadable): Unread {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') {
    return { problem: PROBLEMS.timedOut, sentence: PROBLEMS.timedOut.description };
  }
  const problem = PROBLEMS.invalid;
  if (code === 'HPE_HEADER_OVERFLOW') {
    return { problem, sentence: `The headers are too large: ${MAX_HEADERS} bytes at most, all together.` };
  }
  const why = reason === undefined ? '' : ` (${reason})`;
  return { problem, sentence: `The request is not HTTP${why}.` };
}

/** What the bytes ask for, where they begin with a request. */
function pathIn({ rawPacket }: Unreadable): string {
  const text = Buffer.isBuffer(rawPacket) ? rawPacket.toString('latin1', 0, MAX_HEADERS) : '';
  return /^[A-Z]+ (\/\S*)/.exec(text)?.[1] ?? '';
}
