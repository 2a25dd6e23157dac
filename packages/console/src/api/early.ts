/** What `public/start.js` asked for before the program was there: in which workspace, and the answers by their addresses. */
interface Early {
  readonly workspace: string | null;
  readonly answers: Map<string, Promise<Response>>;
}

declare global {
  interface Window {
    readonly couponryEarly?: Early;
  }
}

/** So long after the page was opened, what was asked for early is not worth taking. */
const FRESH_MS = 10_000;

/**
 * Whether something that was asked for early waits to be taken: then the first page is being made, and what it is about is there almost
 * as soon as its code.
 */
export function isMakingFirstPage(): boolean {
  return (window.couponryEarly?.answers.size ?? 0) > 0;
}

/**
 * `fetch`, of a workspace: what was asked for early is not asked for again, once. Where no answer came it is.
 */
export function fetchIn(workspace: string | null): typeof fetch {
  return async (address, init) => {
    const answer = await takeEarly(workspace, address, init)?.catch(() => undefined);
    init?.signal?.throwIfAborted();
    return answer ?? (await fetch(address, init));
  };
}

function takeEarly(
  workspace: string | null,
  address: Parameters<typeof fetch>[0],
  init: RequestInit | undefined,
): Promise<Response> | undefined {
  const early = window.couponryEarly;
  if (early === undefined || typeof address !== 'string' || (init?.method ?? 'GET') !== 'GET')
    return undefined;
  if (early.workspace !== workspace || performance.now() > FRESH_MS) return undefined;
  const answer = early.answers.get(address);
  early.answers.delete(address);
  return answer;
}
