import { textsOf } from '../../../text/reader.tsx';
import { en } from './en.ts';
import { pl } from './pl.ts';

/** The words of the form of a coupon. */
export const useCouponFormTexts = textsOf({ en, pl });
