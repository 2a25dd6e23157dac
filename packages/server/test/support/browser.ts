import { type V1Answer, type V1Options, V1Shop } from './v1-shop.ts';

/** A person's browser: keeps cookies as browsers do and says what the console says. Answers are held against the contract. */
export class Browser {
  readonly #shop: V1Shop;
  readonly cookies: Map<string, string>;
  workspaceId: string | null;

  /** @param cookies those of another browser, to begin with */
  constructor(
    process: { readonly url: string },
    workspaceId: string | null = null,
    cookies: ReadonlyMap<string, string> = new Map(),
  ) {
    this.#shop = new V1Shop(process, '');
    this.cookies = new Map(cookies);
    this.workspaceId = workspaceId;
  }

  /** The header `Cookie` of the next request. */
  get cookie(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  /** Sends a request as the console does; headers of the options go over what it says. */
  async call(method: string, path: string, { headers = {}, ...options }: V1Options = {}): Promise<V1Answer> {
    const answer = await this.#shop.call(method, path, {
      key: null,
      ...options,
      headers: {
        'couponry-csrf': '1',
        ...(this.workspaceId === null ? {} : { 'couponry-workspace': this.workspaceId }),
        ...(this.cookies.size === 0 ? {} : { cookie: this.cookie }),
        ...headers,
      },
    });
    for (const cookie of answer.headers.getSetCookie()) this.#keep(cookie);
    return answer;
  }

  get(path: string, options: V1Options = {}): Promise<V1Answer> {
    return this.call('GET', path, options);
  }

  post(path: string, json: unknown = {}, options: V1Options = {}): Promise<V1Answer> {
    return this.call('POST', path, { json, ...options });
  }

  signIn(email: string, password: string): Promise<V1Answer> {
    return this.post('/v1/auth/sign-in/email', { email, password });
  }

  #keep(cookie: string): void {
    const [pair = '', ...attributes] = cookie.split('; ');
    const [name = '', value = ''] = pair.split(/=(.*)/s);
    if (value === '' || attributes.some((one) => /^max-age=0$/i.test(one))) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}
