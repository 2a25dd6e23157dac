import { localStorageColorSchemeManager } from '@mantine/core';

/** Keeps the chosen colours for this device; `public/start.js` reads the same name before the first paint. */
export const COLOR_SCHEME = localStorageColorSchemeManager({ key: 'couponry.color-scheme' });
