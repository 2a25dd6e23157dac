import { ROUTES_V1 } from '@couponry/contract';
import { defineConfig } from 'vite';
import packageJson from './package.json' with { type: 'json' };
import { compileHints } from './tools/compile-hints.ts';
import { pageFiles } from './tools/page-files.ts';

/** What nearly every page is made of; with the marks of fields, for which a form would load all that opens over the page. */
const PARTS =
  /\/console\/src\/(api\/auth|(text|ui)\/(?!(bars|amount-field|coupon-select|.*dialog|shown-once|choice-menu|menu-of|button-as)))|@tanstack\/(react-query|react-virtual|virtual-core)|\/Icon(X|ChevronDown|Check)\.|@mantine\/core\/esm\/components\/(TextInput|InputBase|Input|CloseButton|ActionIcon)\/|@mantine\/core\/esm\/core\/utils\/(get-env|to-int)|\/use-(debounced-callback|callback-ref|uncontrolled|merged-ref)|@mantine\/core\/esm\/components\/(Checkbox\/CheckIcon|Radio\/RadioIcon|Accordion\/AccordionChevron)/;
/** What opens over the page: a popover, the choices of a field, a dialog. */
const OVER = /@mantine\/core\/esm\/components\/Popover\//;
/** What all about one coupon has. */
const COUPON = /\/console\/src\/screens\/coupon\/(text\/|use-coupon|limit-text)/;
/** The menus behind buttons. */
const MENUS =
  /\/console\/src\/(ui\/(choice-menu|menu-of-button|button-as-target)|app\/(person-items|workspace-menu|more-places))|@mantine\/core\/esm\/components\/Menu\//;

/** The console is a folder of files that the server hands out under `/console`. */
export default defineConfig({
  base: '/console/',
  plugins: [pageFiles(), compileHints(['index', 'base', 'words', 'parts'])],
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
    rolldownOptions: {
      checks: { moduleLevelDirective: false },
      // A file for every few lines that two pages share would be some sixty requests before the first page stands.
      output: {
        codeSplitting: {
          groups: [
            { name: 'base', tags: ['$initial'], priority: 5 },
            {
              name: 'words',
              test: /\/packages\/(contract|engine\/src\/(text|eligibility|time|money))\//,
              priority: 4,
            },
            { name: 'parts', test: PARTS, priority: 3 },
            { name: 'over', test: OVER, priority: 2 },
            { name: 'menus', test: MENUS, priority: 1 },
            { name: 'coupon', test: COUPON, priority: 2 },
          ],
        },
      },
    },
  },
});

/** What `api/may.ts` goes by. The table itself would bring all schemas into the browser. */
function rolesByMethod(): Record<string, readonly string[]> {
  const methods = Object.entries(ROUTES_V1 as Record<string, { readonly roles?: readonly string[] }>);
  return Object.fromEntries(methods.map(([id, { roles = [] }]) => [id, roles]));
}
