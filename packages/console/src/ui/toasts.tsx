import { CloseButton } from '@mantine/core';
import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from 'react';
import { useTexts } from '../text/use-texts.ts';
import styles from './toasts.module.css';

/** Something to be told in passing. */
export interface Toast {
  readonly text: string;
  /** `bad`: it stays until it is closed. */
  readonly kind?: 'good' | 'bad';
  /** Takes back what was done. */
  readonly undo?: () => void;
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
  return useContext(ToastContext);
}

/** Shows the toasts of everything inside, the newest lowest; they are read out too. */
export function ToastProvider({ children }: { readonly children: ReactNode }) {
  const [shown, setShown] = useState<readonly (Toast & { readonly id: number })[]>([]);
  const nextId = useRef(0);
  const close = useCallback((id: number) => setShown((now) => now.filter((toast) => toast.id !== id)), []);
  const tell = useCallback(
    (toast: Toast) => {
      nextId.current += 1;
      const id = nextId.current;
      setShown((now) => [...now.slice(-2), { ...toast, id }]);
      if (toast.kind !== 'bad') setTimeout(() => close(id), SHOWN_MS);
    },
    [close],
  );
  const list = useMemo(
    () => shown.map((toast) => <ToastCard key={toast.id} toast={toast} close={() => close(toast.id)} />),
    [shown, close],
  );
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
