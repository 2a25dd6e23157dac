import { randomUUID } from 'node:crypto';
import type { Answer, CallOptions, WireCoupon } from './call.ts';
import type { TestProcess } from './test-server.ts';

/** Answers whatever is asked in a test's words; all of it goes over HTTP. */
export class Shop {
  readonly #process: TestProcess;
  readonly #key: string | undefined;

  /** @param key the key of every call; the first workspace's admin key where it is left out */
  constructor(process: TestProcess, key?: string) {
    this.#process = process;
    this.#key = key;
  }

  /** Sends a request with this shop's key. */
  call(method: string, path: string, options: CallOptions = {}): Promise<Answer> {
    return this.#process.call(method, path, {
      ...(this.#key === undefined ? {} : { key: this.#key }),
      ...options,
    });
  }

  /** Makes a coupon of ten percent with whatever the fields say. @throws when it is refused */
  async coupon(fields: Readonly<Record<string, unknown>> = {}): Promise<WireCoupon> {
    const json = { name: 'Ten off', discountType: 'percent', discountValue: 10, ...fields };
    const { body, text } = await this.call('POST', '/coupons', { json });
    if (body.code !== 1) throw new Error(`The coupon was not made: ${text}`);
    return body.data.coupon;
  }

  /** Makes a coupon with a friendly code of its own. */
  async friendly(
    fields: Readonly<Record<string, unknown>> = {},
  ): Promise<WireCoupon & { readonly code: string }> {
    const code = freshCode();
    return { ...(await this.coupon({ code, ...fields })), code: String(fields.code ?? code) };
  }

  patch(uuid: string, fields: Readonly<Record<string, unknown>>): Promise<Answer> {
    return this.call('PATCH', `/coupons/${uuid}`, { json: fields });
  }

  activate(
    uuid: string,
    fields: Readonly<Record<string, unknown>> = {},
    options: CallOptions = {},
  ): Promise<Answer> {
    return this.call('POST', `/coupons/${uuid}/activate`, { json: fields, ...options });
  }

  /** Activates and answers the code. @throws when it is refused */
  async codeFor(uuid: string, fields: Readonly<Record<string, unknown>> = {}): Promise<string> {
    const { body, text } = await this.activate(uuid, fields);
    if (body.code !== 1) throw new Error(`The coupon was not activated: ${text}`);
    return body.data.code;
  }

  lookUp(
    code: string,
    named: Readonly<Record<string, string>> = {},
    options: CallOptions = {},
  ): Promise<Answer> {
    const query = new URLSearchParams(named).toString();
    return this.call('GET', `/coupons/active/${encodeURIComponent(code)}${query && `?${query}`}`, options);
  }

  use(
    code: string,
    fields: Readonly<Record<string, unknown>> = {},
    options: CallOptions = {},
  ): Promise<Answer> {
    return this.call('POST', `/coupons/active/${encodeURIComponent(code)}/use`, { json: fields, ...options });
  }

  /** What a coupon's statistics count; refusals, which follow within a second, are left out. */
  async counts(uuid: string) {
    const { body } = await this.call('GET', `/coupons/${uuid}/statistics`);
    const { issued, activated, redeemed, clients, discount, amount } = body.data;
    return { issued, activated, redeemed, clients, discount, amount };
  }

  /** How much a client did, and of what kind. */
  async timeline(clientId: string): Promise<readonly unknown[]> {
    const { body } = await this.call('GET', `/client/${clientId}/timeline`);
    return body.data.timeline.map(({ type }) => type);
  }

  /** Whether a client with this e-mail address exists. */
  async knows(email: string): Promise<boolean> {
    const { body } = await this.call('GET', `/client?${new URLSearchParams({ email })}`);
    return body.data !== null;
  }
}

/** Nothing at all, as {@link Shop.counts} tells it. */
export const NOTHING = { issued: 0, activated: 0, redeemed: 0, clients: 0, discount: 0, amount: 0 };

/** A friendly code that no other test has. */
export function freshCode(): string {
  return `C${randomUUID().slice(0, 13)}`.toUpperCase();
}

/** An e-mail address that no other test has. */
export function freshEmail(): string {
  return `${randomUUID()}@example.com`;
}
