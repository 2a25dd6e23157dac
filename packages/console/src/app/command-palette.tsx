import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { type ReactNode, Suspense } from 'react';
import { lazyPart } from '../ui/lazy-part.ts';

const Dialog = lazyPart(() => import('./palette/palette-dialog.tsx'), 'PaletteDialog');

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
