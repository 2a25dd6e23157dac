import { en } from './changes-en.ts';
import { pl } from './changes-pl.ts';
import { textsOf } from './reader.tsx';

/** The words for what changed of something. */
export const useChangesTexts = textsOf({ en, pl });
