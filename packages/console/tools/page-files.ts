import type { Plugin, Rolldown } from 'vite';

/** Where a page is, what it is made of, and what it asks for first. The first that fits counts. */
interface Page {
  /** A regular expression of its address below `/console`. */
  readonly address: string;
  /** Modules below `src/screens`. */
  readonly modules: readonly string[];
  readonly asks?: readonly string[];
  /** Whether it shows codes, which have letters of their own. */
  readonly hasCodes?: boolean;
}

const COUPONS = '/v1/coupons?totals=true&limit=100';
const TAGS = '/v1/coupon-tags';
const PAGES: readonly Page[] = [
  { address: '^/$', modules: ['home/home-screen'], asks: [COUPONS] },
  { address: '^/coupons$', modules: ['coupons/coupons-screen'], asks: [COUPONS, TAGS], hasCodes: true },
  { address: '^/coupons/new$', modules: ['coupon-form/new-coupon-screen'], hasCodes: true },
  { address: '^/coupons/[^/]+/edit$', modules: ['coupon-form/edit-coupon-screen'], hasCodes: true },
  {
    address: '^/coupons/[^/]+$',
    modules: ['coupon/coupon-screen', 'coupon/overview/overview-tab'],
    hasCodes: true,
  },
  { address: '^/coupons/', modules: ['coupon/coupon-screen'], hasCodes: true },
  { address: '^/codes$', modules: ['codes/codes-screen'], hasCodes: true },
  { address: '^/codes/', modules: ['code/code-screen'], hasCodes: true },
  { address: '^/clients$', modules: ['clients/clients-screen'] },
  { address: '^/clients/', modules: ['client/client-screen'], hasCodes: true },
  { address: '^/cart$', modules: ['try-a-cart/try-cart-screen'] },
  { address: '^/backtest$', modules: ['backtest/backtest-screen'] },
  { address: '^/settings', modules: ['settings/settings-screen'] },
  { address: '^/account$', modules: ['account/account-screen'] },
  { address: '^/sign-in$', modules: ['sign-in/sign-in-screen'] },
  { address: '^/invitation$', modules: ['account/invitation-screen'] },
];
/** Where it is written, in `index.html`. */
const PLACE = '<script type="application/json" id="files"></script>';
/** What is written in: text, text in languages with more letters than English, codes. */
const FONTS = {
  text: /inter-latin-wght-normal-[^/]*\.woff2$/,
  moreLetters: /inter-latin-ext-wght-normal-[^/]*\.woff2$/,
  codes: /jetbrains-mono-latin-wght-normal-[^/]*\.woff2$/,
};

/**
 * Writes into the page of the console which files each page needs, as data, so that `start.js` can ask for them while the program that
 * wants them is still on the way.
 */
export function pageFiles(): Plugin {
  let base = '/';
  return {
    name: 'page-files',
    apply: 'build',
    configResolved: (config) => {
      base = config.base;
    },
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {} }) {
        const pages = PAGES.map(({ modules, ...page }) => ({ ...page, ...filesOf(modules, bundle, base) }));
        const fonts = Object.fromEntries(
          Object.entries(FONTS).map(([name, sought]) => [name, fontOf(sought, bundle, base)]),
        );
        return html.replace(PLACE, PLACE.replace('><', `>${JSON.stringify({ pages, fonts })}<`));
      },
    },
  };
}

function fontOf(sought: RegExp, bundle: Rolldown.OutputBundle, base: string): string {
  const font = Object.keys(bundle).find((file) => sought.test(file));
  if (font === undefined) throw new Error(`A font of the console is not where it was: ${sought}`);
  return base + font;
}

function filesOf(modules: readonly string[], bundle: Rolldown.OutputBundle, base: string) {
  const chunks = Object.values(bundle).filter((each) => each.type === 'chunk');
  const shared = chunks.find(({ isEntry }) => isEntry);
  const found = new Set<Rolldown.OutputChunk>();
  const add = (chunk: Rolldown.OutputChunk | undefined): void => {
    if (chunk === undefined || chunk === shared || found.has(chunk)) return;
    found.add(chunk);
    for (const file of chunk.imports) add(chunks.find(({ fileName }) => fileName === file));
  };
  for (const module of modules) {
    const chunk = chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith(`/src/screens/${module}.tsx`));
    if (chunk === undefined) throw new Error(`No page is made of ${module}`);
    add(chunk);
  }
  const styles = new Set([...found].flatMap(({ viteMetadata }) => [...(viteMetadata?.importedCss ?? [])]));
  return {
    scripts: [...found].map(({ fileName }) => base + fileName),
    styles: [...styles].map((file) => base + file),
  };
}
