import { textsOf } from '../../../text/reader.tsx';
import { en } from './en.ts';
import { pl } from './pl.ts';

/** The words of the settings. */
export const useSettingsTexts = textsOf({ en, pl });
