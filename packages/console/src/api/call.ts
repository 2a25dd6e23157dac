import { Connection } from '@couponry/sdk';
import { preferredLanguage } from '../text/language.ts';
import { chosenWorkspace } from './workspace.ts';

/** Says that the request comes from the console and not from another page; the server refuses a session without it. */
export const CSRF = { 'Couponry-Csrf': '1' };

const connection = new Connection({
  credentials: 'same-origin',
  headers: () => {
    const workspace = chosenWorkspace();
    // The server says why in the language that was chosen here, which need not be that of the browser.
    const told = { ...CSRF, 'Accept-Language': preferredLanguage() };
    return workspace === null ? told : { ...told, 'Couponry-Workspace': workspace };
  },
  // Somebody waits at a screen, and the queries of a page try again by themselves.
  retries: 1,
});

/**
 * Calls a method of `/v1` as the person who is signed in, in the workspace that was chosen. The one way to the server.
 *
 * @example const coupon = await call(getCoupon, couponId);
 * @throws CouponryError
 */
export const call = connection.call.bind(connection) as Connection['call'];
