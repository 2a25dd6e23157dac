import { type AnswersOf, importCodes } from '@couponry/sdk';
import { call } from '../../api/call.ts';
import { clientNames } from '../../api/client-names.ts';
import type { PastedCode } from './read-codes-text.ts';

/** What became of one code. */
export type ImportedCode = AnswersOf<'importCodes'>[201]['codes'][number];

/** As many as one request takes. */
const PART = 1000;

/**
 * Imports codes, so many at a time. Codes that are there already hold nothing up, so that after a failure the same list can be
 * sent again.
 *
 * @param onDone told after each part how many are done
 */
export async function importInParts(
  couponId: string,
  codes: readonly PastedCode[],
  onDone: (count: number) => void,
): Promise<ImportedCode[]> {
  const results: ImportedCode[] = [];
  onDone(0);
  for (let start = 0; start < codes.length; start += PART) {
    const part = codes.slice(start, start + PART).map(({ code, client }) => ({
      code: code.slice(0, 200),
      ...(client === null ? {} : { client: clientNames(client)[0] }),
    }));
    const answer = await call(importCodes, couponId, { codes: part });
    results.push(...answer.codes);
    onDone(results.length);
  }
  return results;
}
