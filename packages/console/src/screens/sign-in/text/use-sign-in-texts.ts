import { textsOf } from '../../../text/reader.tsx';
import { en } from './en.ts';
import { pl } from './pl.ts';

/** The words of signing in. */
export const useSignInTexts = textsOf({ en, pl });
