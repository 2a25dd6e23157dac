import { textsOf } from '../../../text/reader.tsx';
import { en } from './en.ts';
import { pl } from './pl.ts';

/** The words of the list of coupons. */
export const useCouponsTexts = textsOf({ en, pl });
