import { textsOf } from '../../../text/reader.tsx';
import { en } from './roll-back-en.ts';
import { pl } from './roll-back-pl.ts';

/** The words of giving a redemption back. */
export const useRollBackTexts = textsOf({ en, pl });
