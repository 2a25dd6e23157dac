import { ROUTES_V1 } from '@couponry/contract';
import { defineConfig } from 'vite';
import packageJson from './package.json' with { type: 'json' };

/** The console is a folder of files that the server hands out under `/console`. */
export default defineConfig({
  base: '/console/',
  define: {
    __ROLES__: JSON.stringify(rolesByMethod()),
    __VERSION__: JSON.stringify(packageJson.version),
  },
  build: {
    // Fonts and pictures as files: a strict policy lets no `data:` in.
    assetsInlineLimit: 0,
    // The polyfill would be an inline script.
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    manifest: 'manifest.json',
    // Libraries mark what runs in a browser for bundlers of servers; that says nothing here.
    rolldownOptions: { checks: { moduleLevelDirective: false } },
  },
});

/** What `api/may.ts` goes by. The table itself would bring all schemas into the browser. */
function rolesByMethod(): Record<string, readonly string[]> {
  const methods = Object.entries(ROUTES_V1 as Record<string, { readonly roles?: readonly string[] }>);
  return Object.fromEntries(methods.map(([id, { roles = [] }]) => [id, roles]));
}
