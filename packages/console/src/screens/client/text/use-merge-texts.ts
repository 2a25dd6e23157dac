import { textsOf } from '../../../text/reader.tsx';
import { en } from './merge-en.ts';
import { pl } from './merge-pl.ts';

/** The words of making one client of two. */
export const useMergeTexts = textsOf({ en, pl });
