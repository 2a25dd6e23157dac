import { Agent, request } from 'node:http';
import { Agent as SecureAgent, request as secureRequest } from 'node:https';
import type { WireReply, WireRequest } from './dialect.ts';

/** Longer than any answer may take; what takes longer is told as lost. */
const PATIENCE_MS = 30_000;

/** What became of a sending that had no reply. `nothing`: it never reached a server. */
export class NoReply extends Error {
  override name = 'NoReply';
  readonly outcome: 'nothing' | 'unknown';

  constructor(outcome: 'nothing' | 'unknown', why: string) {
    super(why);
    this.outcome = outcome;
  }
}

const KEPT = { keepAlive: true, maxSockets: 4 };

/** The kept connections of one till. */
export class Connection {
  readonly #agent = new Agent(KEPT);
  readonly #secureAgent = new SecureAgent(KEPT);
  readonly #host: string | null;

  /** @param host what servers are told that they are called; null: what their URL says */
  constructor(host: string | null) {
    this.#host = host;
  }

  /**
   * Sends a request. @param hangUpAfter milliseconds after which the till hangs up without waiting for the answer; null: never
   * @throws NoReply when no whole answer came
   */
  ask(server: string, asked: WireRequest, hangUpAfter: number | null): Promise<WireReply> {
    const body = asked.body === null ? '' : JSON.stringify(asked.body);
    const headers = {
      ...asked.headers,
      ...(this.#host === null ? {} : { host: this.#host }),
      ...(asked.body === null ? {} : { 'content-type': 'application/json' }),
      'content-length': Buffer.byteLength(body),
    };
    return new Promise((resolve, reject) => {
      const { method } = asked;
      const isSecure = server.startsWith('https:');
      const agent = isSecure ? this.#secureAgent : this.#agent;
      const send = isSecure ? secureRequest : request;
      const sent = send(`${server}${asked.path}`, { method, headers, agent }, (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.once('error', (error) => reject(new NoReply('unknown', error.message)));
        response.once('close', () => {
          const text = Buffer.concat(parts).toString();
          if (response.complete) resolve({ status: response.statusCode ?? 0, body: parse(text), text });
          else reject(new NoReply('unknown', 'the answer was cut off'));
        });
      });
      sent.setTimeout(PATIENCE_MS, () => sent.destroy(new Error('no answer in time')));
      sent.once('error', (error) => reject(noReply(error)));
      sent.end(body, () => {
        if (hangUpAfter === null) return;
        setTimeout(() => sent.destroy(new Error('the till hung up')), hangUpAfter);
      });
    });
  }

  close(): void {
    this.#agent.destroy();
    this.#secureAgent.destroy();
  }
}

/** Only a connection that was refused says that nothing can have been done. */
function noReply(error: Error): NoReply {
  const isRefused = 'code' in error && error.code === 'ECONNREFUSED';
  return new NoReply(isRefused ? 'nothing' : 'unknown', error.message);
}

function parse(text: string): WireReply['body'] {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
  } catch {
    return null;
  }
}
