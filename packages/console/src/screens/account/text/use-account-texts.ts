import { textsOf } from '../../../text/reader.tsx';
import { en } from './en.ts';
import { pl } from './pl.ts';

/** The words of a person's own account. */
export const useAccountTexts = textsOf({ en, pl });
