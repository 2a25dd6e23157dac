import type { Answer } from './answer.ts';
import { Call } from './call.ts';

/** A page of a list. */
export interface Page<Item> {
  readonly data: readonly Item[];
  readonly nextCursor: string | null;
}

/**
 * A list: a promise of its first page, and all of its items one after the other, page by page as they are needed.
 *
 * @example
 * for await (const coupon of couponry.coupons.list({ state: 'published' })) console.log(coupon.name);
 * const { data, nextCursor } = await couponry.coupons.list({ limit: 50 });
 */
export class Listing<Item, Answered extends Answer<number, Page<Item>>>
  extends Call<Answered>
  implements AsyncIterable<Item>
{
  readonly #pageAt: (cursor: string) => Promise<Answered>;

  /** @param pageAt asks for the page at a cursor, in the same way as the first one was asked for */
  constructor(first: Promise<Answered>, pageAt: (cursor: string) => Promise<Answered>) {
    super(first);
    this.#pageAt = pageAt;
  }

  /** The pages, each asked for when the one before was read. */
  async *pages(): AsyncGenerator<Answered['body'], void, undefined> {
    let { body } = await this.answer();
    yield body;
    while (body.nextCursor !== null) {
      ({ body } = await this.#pageAt(body.nextCursor));
      yield body;
    }
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Item, void, undefined> {
    for await (const { data } of this.pages()) yield* data;
  }
}
