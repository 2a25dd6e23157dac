import type { AnswersOf } from '@couponry/sdk';

/** A client as the API tells it. */
export type Client = AnswersOf<'getClient'>[200];
/** What a client has, and what it could have. */
export type Wallet = AnswersOf<'getWallet'>[200];
/** A coupon as it stands for a client. */
export type WalletEntry = Wallet['usable'][number];
/** Something that a client did; on the timeline of a coupon also who it was, and what of it came back. */
export type TimelineEntry = AnswersOf<'getTimeline'>[200]['data'][number] &
  Partial<Pick<AnswersOf<'getCouponTimeline'>[200]['data'][number], 'clientId' | 'returned'>>;
