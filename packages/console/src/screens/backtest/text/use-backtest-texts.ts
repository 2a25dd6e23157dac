import { textsOf } from '../../../text/reader.tsx';
import { en } from './en.ts';
import { pl } from './pl.ts';

/** The words of the page of backtests. */
export const useBacktestTexts = textsOf({ en, pl });
