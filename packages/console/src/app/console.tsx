import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { ReaderProvider } from '../text/reader.tsx';
import { THEME } from '../theme/theme.ts';
import { ToastProvider } from '../ui/toasts.tsx';
import { COLOR_SCHEME } from './color-scheme.ts';
import { queries } from './queries.ts';
import { router } from './router.ts';

/**
 * The whole console: theme, language, data, pages. The variables and classes of Mantine are in files (`theme/mantine.css`),
 * because the policy of the page lets no style in that is written into it.
 */
export function Console() {
  return (
    <MantineProvider
      theme={THEME}
      colorSchemeManager={COLOR_SCHEME}
      defaultColorScheme="auto"
      withCssVariables={false}
      withGlobalClasses={false}
      deduplicateCssVariables={false}
      withStaticClasses
    >
      <ReaderProvider>
        <QueryClientProvider client={queries}>
          <ToastProvider>
            <RouterProvider router={router} />
          </ToastProvider>
        </QueryClientProvider>
      </ReaderProvider>
    </MantineProvider>
  );
}
