import { textsOf } from '../../../text/reader.tsx';
import { en } from './en.ts';
import { pl } from './pl.ts';

/** The words of the list of codes. */
export const useCodesTexts = textsOf({ en, pl });
