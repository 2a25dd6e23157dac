import type { Plugin } from 'vite';

/** Chromium compiles what begins with it as a whole, beside the thread that draws; other browsers take it as a comment. */
const HINT = '//# allFunctionsCalledOnLoad\n';

/**
 * Puts the hint before the files that nearly every page needs: to compile their functions one by one, each when it is first called, is a
 * fifth of what the first page costs the thread that draws it.
 *
 * @param names of chunks; that of the program itself is `index`
 */
export function compileHints(names: readonly string[]): Plugin {
  return {
    name: 'compile-hints',
    apply: 'build',
    generateBundle: {
      // Vite puts something of its own before the code, too.
      order: 'post',
      handler(_options, bundle) {
        for (const chunk of Object.values(bundle)) {
          if (chunk.type === 'chunk' && names.includes(chunk.name)) chunk.code = HINT + chunk.code;
        }
      },
    },
  };
}
