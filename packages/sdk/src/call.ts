import type { Answer } from './answer.ts';

/**
 * A call that is on its way: a promise of what is answered. `answer()` tells the rest of it.
 *
 * @example
 * const coupon = await couponry.coupons.get(id);
 * const { status, body, etag } = await couponry.coupons.get(id).answer();
 */
export class Call<Answered extends Answer> implements Promise<Answered['body']> {
  readonly #answer: Promise<Answered>;

  constructor(answer: Promise<Answered>) {
    this.#answer = answer;
  }

  /** The whole answer: HTTP status, body, `ETag`, headers. */
  answer(): Promise<Answered> {
    return this.#answer;
  }

  // biome-ignore lint/suspicious/noThenProperty: it is a promise, and more.
  then<Value = Answered['body'], Other = never>(
    onFulfilled?: ((body: Answered['body']) => Value | PromiseLike<Value>) | null,
    onRejected?: ((reason: unknown) => Other | PromiseLike<Other>) | null,
  ): Promise<Value | Other> {
    return this.#answer.then(({ body }) => body as Answered['body']).then(onFulfilled, onRejected);
  }

  catch<Other = never>(
    onRejected?: ((reason: unknown) => Other | PromiseLike<Other>) | null,
  ): Promise<Answered['body'] | Other> {
    return this.then(null, onRejected);
  }

  finally(onFinally?: (() => void) | null): Promise<Answered['body']> {
    return this.then().finally(onFinally);
  }

  get [Symbol.toStringTag](): string {
    return 'Call';
  }
}
