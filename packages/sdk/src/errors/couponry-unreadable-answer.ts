import { CouponryError, type Failed } from './couponry-error.ts';

/** Something answered that is not Couponry, or not as it should: as a rule a proxy in between. */
export class CouponryUnreadableAnswer extends CouponryError {
  readonly status: number;
  /** The beginning of what was answered. */
  readonly text: string;

  constructor(status: number, text: string, failed: Failed, cause?: unknown) {
    super(`HTTP ${status}, which is no answer of Couponry`, failed, cause);
    this.status = status;
    this.text = text.slice(0, 1000);
  }
}
