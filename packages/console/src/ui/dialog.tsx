import { Modal } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import { useTexts } from '../text/use-texts.ts';
import styles from './dialog.module.css';
import { useStillPage } from './use-still-page.ts';

interface DialogProps {
  readonly title: string;
  readonly children: ReactNode;
  /** `firmly`: a click beside it does not close it, because what it shows is not shown again. */
  readonly holds?: 'firmly' | 'loosely';
  /** How wide it may be, in pixels. */
  readonly size?: number;
  readonly onClose: () => void;
}

/** Something to be done or read before the page goes on. Its head is no `header`, which would be a second banner of the page. */
export function Dialog({ title, children, holds = 'loosely', size = 480, onClose }: DialogProps) {
  const t = useTexts();
  useStillPage();
  useReturnedFocus();
  return (
    <Modal.Root opened onClose={onClose} size={size} closeOnClickOutside={holds === 'loosely'} centered>
      <Modal.Overlay />
      <Modal.Content>
        <div className={styles.head}>
          <Modal.Title className={styles.title ?? ''}>{title}</Modal.Title>
          <Modal.CloseButton aria-label={t.action.close} />
        </div>
        <Modal.Body>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

/** Gives the focus back to what had it before: Mantine does so for a dialog that is closed, not for one that is taken away. */
function useReturnedFocus(): void {
  const [before] = useState(() => document.activeElement as HTMLElement | null);
  useEffect(() => () => (before?.isConnected ? before : document.querySelector('main'))?.focus(), [before]);
}
