import { textsOf } from '../../../text/reader.tsx';
import { en } from './en.ts';
import { pl } from './pl.ts';

/** The words of the first page. */
export const useHomeTexts = textsOf({ en, pl });
