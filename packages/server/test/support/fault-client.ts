import { Agent, request } from 'node:http';

/** Longer than any answer may take; what takes longer is told as a lost connection. */
const PATIENCE_MS = 60_000;

/** What a server answered. `envelope` is null where the body is no JSON. */
export interface Answer {
  readonly status: number;
  readonly retryAfter: string | null;
  readonly text: string;
  readonly envelope: Envelope | null;
}

/** The envelope of the Coupons API 3.0.0, as far as these tests read it. */
interface Envelope {
  readonly code: number;
  readonly message: string;
  readonly requestId?: string;
  readonly data: Readonly<Record<string, unknown>> | null;
}

/** Asks servers as a shop does: over connections that are kept. */
export class ShopClient {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 256 });
  readonly #key: string;

  constructor(key: string) {
    this.#key = key;
  }

  /** One request. Rejects when the connection is refused or lost. */
  call(url: string, method: string, path: string, body?: object): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const headers = { 'Api-Key': this.#key, 'Content-Type': 'application/json' };
      const asked = request(`${url}${path}`, { method, headers, agent: this.#agent }, (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (part) => {
          text += part;
        });
        response.once('error', reject);
        response.once('close', () => {
          if (!response.complete) return reject(new Error('The answer was cut off'));
          const retryAfter = response.headers['retry-after'] ?? null;
          resolve({ status: response.statusCode ?? 0, retryAfter, text, envelope: parse(text) });
        });
      });
      asked.setTimeout(PATIENCE_MS, () => asked.destroy(new Error('No answer in time')));
      asked.once('error', reject);
      asked.end(body === undefined ? undefined : JSON.stringify(body));
    });
  }

  /** Makes a coupon; answers its uuid. */
  async makeCoupon(url: string, fields: object): Promise<string> {
    const answer = await this.call(url, 'POST', '/coupons', {
      discountType: 'percent',
      discountValue: 10,
      ...fields,
    });
    const coupon = answer.envelope?.data?.coupon as { readonly uuid: string } | undefined;
    if (coupon === undefined) throw new Error(`No coupon was made: ${answer.text}`);
    return coupon.uuid;
  }

  /** Redeems a code for an order. */
  use(url: string, code: string, body: object): Promise<Answer> {
    return this.call(url, 'POST', `/coupons/active/${encodeURIComponent(code)}/use`, body);
  }

  close(): void {
    this.#agent.destroy();
  }
}

function parse(text: string): Envelope | null {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
