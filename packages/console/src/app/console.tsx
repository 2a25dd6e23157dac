import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useCurrentQueries } from '../api/queries.ts';
import { ReaderProvider } from '../text/reader.tsx';
import { THEME } from '../theme/theme.ts';
import { ToastProvider } from '../ui/toasts.tsx';
import { COLOR_SCHEME } from './color-scheme.ts';
import { router } from './router.ts';

/**
 * The whole console: theme, language, data, pages. The variables and classes of Mantine are in files (`theme/mantine.css`),
 * because the policy of the page lets no style in that is written into it.
 */
export function Console() {
  const { queries, turn } = useCurrentQueries();
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
        <ToastProvider>
          <QueryClientProvider key={turn} client={queries}>
            <RouterProvider router={router} context={{ queries }} />
          </QueryClientProvider>
        </ToastProvider>
      </ReaderProvider>
    </MantineProvider>
  );
}
