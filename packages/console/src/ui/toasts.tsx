import { CloseButton } from '@mantine/core';
import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from 'react';
import { useChosenWorkspace } from '../api/workspace.ts';
import { useTexts } from '../text/use-texts.ts';
import styles from './toasts.module.css';

/** Something to be told in passing. */
export interface Toast {
  readonly text: string;
  /** `bad`: it stays until it is closed. */
  readonly kind?: 'good' | 'bad';
  /** Takes back what was done. */
  readonly undo?: () => void;
  /** The workspace in which it is told; left out: that of the page which tells it. */
  readonly workspace?: string | null;
}

const SHOWN_MS = 8000;

const ToastContext = createContext<(toast: Toast) => void>(() => {});

/**
 * Tells something in passing.
 *
 * @example
 * const tell = useToast();
 * tell({ text: 'Winter is paused', undo: () => publish(coupon) });
 */
export function useToast(): (toast: Toast) => void {
  const tell = useContext(ToastContext);
  const workspace = useChosenWorkspace();
  return useCallback((toast) => tell({ workspace, ...toast }), [tell, workspace]);
}

/** Shows the toasts of everything inside, the newest lowest; they are read out too. */
export function ToastProvider({ children }: { readonly children: ReactNode }) {
  const here = useChosenWorkspace();
  const [told, setTold] = useState<readonly (Toast & { readonly id: number })[]>([]);
  const nextId = useRef(0);
  const close = useCallback((id: number) => setTold((now) => now.filter((toast) => toast.id !== id)), []);
  const tell = useCallback(
    (toast: Toast) => {
      nextId.current += 1;
      const id = nextId.current;
      setTold((now) => [...now.slice(-2), { ...toast, id }]);
      if (toast.kind !== 'bad') setTimeout(() => close(id), SHOWN_MS);
    },
    [close],
  );
  const list = useMemo(() => {
    // What was done in another workspace cannot be taken back in this one.
    const shown = told.filter(({ workspace }) => workspace === here);
    return shown.map((toast) => <ToastCard key={toast.id} toast={toast} close={() => close(toast.id)} />);
  }, [told, here, close]);
  return (
    <ToastContext value={tell}>
      {children}
      <div className={styles.toasts} role="status" aria-live="polite">
        {list}
      </div>
    </ToastContext>
  );
}

function ToastCard({ toast, close }: { readonly toast: Toast; readonly close: () => void }) {
  const t = useTexts();
  const { text, kind = 'good', undo } = toast;
  return (
    <div className={styles.toast} data-kind={kind}>
      <span className={styles.text}>{text}</span>
      {undo === undefined ? null : (
        <button
          type="button"
          className={styles.undo}
          onClick={() => {
            undo();
            close();
          }}
        >
          {t.action.undo}
        </button>
      )}
      <CloseButton size="sm" className={styles.close ?? ''} aria-label={t.action.close} onClick={close} />
    </div>
  );
}
