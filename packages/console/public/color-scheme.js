// Runs before the first paint, so that a page in the dark does not flash. A file of its own: the policy lets no inline script run.
(() => {
  let chosen = null;
  try {
    chosen = localStorage.getItem('couponry.color-scheme');
  } catch {}
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  const scheme = chosen === 'light' || chosen === 'dark' ? chosen : dark ? 'dark' : 'light';
  document.documentElement.setAttribute('data-mantine-color-scheme', scheme);
})();
