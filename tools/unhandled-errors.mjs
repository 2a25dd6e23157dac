// A Vitest reporter: how many errors belonged to no test. Vitest's JSON report leaves them out.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Where the number is written. */
export const unhandledErrorsFile = fileURLToPath(new URL('../.cache/vitest-unhandled.json', import.meta.url));

export default class UnhandledErrors {
  onTestRunEnd(_modules, errors) {
    writeFileSync(unhandledErrorsFile, JSON.stringify(errors.length));
  }
}
