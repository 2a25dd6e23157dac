import { Connection } from '@couponry/sdk';
import { preferredLanguage } from '../text/language.ts';
import { fetchIn } from './early.ts';
import { chosenWorkspace } from './workspace.ts';

/** Says that the request comes from the console and not from another page; the server refuses a session without it. */
export const CSRF = { 'Couponry-Csrf': '1' };

/**
 * Calls a method of `/v1` as the person who is signed in, in the workspace that was chosen. The one way to the server. However often
 * it has to be sent, and whatever pages its answer has, a call stays in the workspace in which it was begun.
 *
 * @example const coupon = await call(getCoupon, couponId);
 * @throws CouponryError
 */
export const call = ((...args: Parameters<Connection['call']>) =>
  connectionTo(chosenWorkspace()).call(...args)) as Connection['call'];

function connectionTo(workspace: string | null): Connection {
  const inWorkspace = workspace === null ? {} : { 'Couponry-Workspace': workspace };
  return new Connection({
    credentials: 'same-origin',
    fetch: fetchIn(workspace),
    // The server says why in the language that was chosen here, which need not be that of the browser.
    headers: { ...CSRF, ...inWorkspace, 'Accept-Language': preferredLanguage() },
    // Somebody waits at a screen, and the queries of a page try again by themselves.
    retries: 1,
  });
}
