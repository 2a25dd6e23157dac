import type { Operation } from './operation.ts';
import type { CouponrySettings, HeaderFields } from './settings.ts';

/** Makes the headers that say who asks. */
export class Authentication {
  readonly #settings: CouponrySettings;

  /** @throws TypeError when there is both a key and a token */
  constructor(settings: CouponrySettings) {
    const { key, token } = settings;
    if (key !== undefined && token !== undefined) throw new TypeError('Give a key or a token, not both');
    this.#settings = settings;
  }

  /** Whether somebody can be asked for another token when one is refused. */
  get canRenew(): boolean {
    return typeof this.#settings.token === 'function';
  }

  /** The headers of one attempt. `renew`: the token of the last one was refused. */
  async headers(operation: Operation, renew: boolean): Promise<HeaderFields> {
    const { key, token, headers = {} } = this.#settings;
    const bearer = key ?? (typeof token === 'function' ? await token({ renew }) : token);
    const more = typeof headers === 'function' ? await headers(operation) : headers;
    return { ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }), ...more };
  }
}
