import { textsOf } from '../../../text/reader.tsx';
import { en } from './en.ts';
import { pl } from './pl.ts';

/** The words of the search for clients. */
export const useClientsTexts = textsOf({ en, pl });
