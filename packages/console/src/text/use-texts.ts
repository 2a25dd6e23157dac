import { en } from './en.ts';
import { pl } from './pl.ts';
import { textsOf } from './reader.tsx';

/** The words that every screen shares. Those of one screen lie beside it. */
export const useTexts = textsOf({ en, pl });
