import { textsOf } from '../../../text/reader.tsx';
import { en } from './audit-en.ts';
import { pl } from './audit-pl.ts';

/** The words of the audit log. */
export const useAuditTexts = textsOf({ en, pl });
