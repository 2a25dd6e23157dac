import { textsOf } from '../../../text/reader.tsx';
import { en } from './en.ts';
import { pl } from './pl.ts';

/** The words of trying a cart. */
export const useTrialTexts = textsOf({ en, pl });
