// Runs before the program of the console is there. A file of its own: the policy lets no inline script run.
(() => {
  /** What was kept under a name; a browser that keeps nothing says null. */
  const kept = (storage, name) => {
    try {
      return window[storage].getItem(name);
    } catch {
      return null;
    }
  };

  // Before the first paint, so that a page in the dark does not flash.
  const chosen = kept('localStorage', 'couponry.color-scheme');
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  const scheme = chosen === 'light' || chosen === 'dark' ? chosen : dark ? 'dark' : 'light';
  document.documentElement.setAttribute('data-mantine-color-scheme', scheme);

  const isSignedIn = kept('localStorage', 'couponry.signed-in') !== null;
  const path = location.pathname.slice('/console'.length) || '/';
  const at = isSignedIn || path === '/invitation' ? path : '/sign-in';
  const language = kept('localStorage', 'couponry.language');
  const { pages, fonts } = JSON.parse(document.getElementById('files').textContent || '{"pages":[]}');
  const page = pages.find(({ address }) => new RegExp(address).test(at));

  // What nearly every page begins with, first, because the server has to look for it; `src/api/early.ts` hands it over.
  if (isSignedIn) {
    const workspace =
      kept('sessionStorage', 'couponry.workspace') ?? kept('localStorage', 'couponry.workspace');
    const headers = {
      'Couponry-Csrf': '1',
      ...(workspace === null ? {} : { 'Couponry-Workspace': workspace }),
      ...(language === null ? {} : { 'Accept-Language': language }),
    };
    const ask = (address) => {
      // Read to its end at once: an answer that no page takes, as when the session is over, would hold a connection for ever.
      const answer = fetch(address, { headers }).then(
        async (response) => new Response(await response.text(), response),
      );
      answer.catch(() => {});
      return [address, answer];
    };
    const asked = ['/v1/me', ...(location.search === '' ? (page?.asks ?? []) : [])];
    window.couponryEarly = { workspace, answers: new Map(asked.map(ask)) };
  }

  // The code of the page, at once with what all pages share, and what it is written in.
  if (page === undefined) return;
  const ahead = (rel, as, href) => {
    document.head.append(Object.assign(document.createElement('link'), { rel, as, href, crossOrigin: '' }));
  };
  for (const file of page.scripts) ahead('modulepreload', 'script', file);
  for (const file of page.styles) ahead('preload', 'style', file);
  ahead('preload', 'font', fonts.text);
  if (page.hasCodes) ahead('preload', 'font', fonts.codes);
  if ((language ?? navigator.language).startsWith('pl')) ahead('preload', 'font', fonts.moreLetters);
})();
