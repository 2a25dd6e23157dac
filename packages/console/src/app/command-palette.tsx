import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { lazy, type ReactNode, Suspense } from 'react';

const Dialog = lazy(() =>
  import('./palette/palette-dialog.tsx').then((module) => ({ default: module.PaletteDialog })),
);

/** The search over everything, behind Ctrl or Cmd and K: how to open it, and where it is drawn. */
export function useCommandPalette(): { readonly open: () => void; readonly element: ReactNode } {
  const [isOpen, { open, close, toggle }] = useDisclosure(false);
  useHotkeys([['mod+K', toggle]], []);
  const element = isOpen ? (
    <Suspense fallback={null}>
      <Dialog onClose={close} />
    </Suspense>
  ) : null;
  return { open, element };
}
