import { Button } from '@mantine/core';
import { useState } from 'react';
import { useWorkspace } from '../../api/session.ts';
import { useReader } from '../../text/reader.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { useToast } from '../../ui/toasts.tsx';
import { CartCard } from './cart-card.tsx';
import { ContextCard } from './context-card.tsx';
import { linkOf, loadTrial, storeTrial } from './stored-trial.ts';
import { useTrialTexts } from './text/use-trial-texts.ts';
import { tidyTrial } from './tidy.ts';
import type { Trial } from './trial.ts';
import { TrialResult } from './trial-result.tsx';
import styles from './try-cart-screen.module.css';

/** A cart, a client, codes and a moment on the left; what comes of them on the right, by the server's own dry run. */
export function TryCartScreen() {
  const t = useTrialTexts();
  const tell = useToast();
  const workspace = useWorkspace();
  const { language } = useReader();
  const [trial, setTrial] = useState(() => tidyTrial(loadTrial(workspace, location.hash), language));
  const change = (next: Partial<Trial>) => {
    const whole = { ...trial, ...next };
    setTrial(whole);
    storeTrial(workspace.id, whole);
  };
  const share = async () => {
    const link = linkOf(trial, location.href);
    history.replaceState(history.state, '', link);
    await navigator.clipboard?.writeText(link);
    tell({ text: navigator.clipboard === undefined ? t.notShared : t.shared });
  };
  return (
    <>
      <PageHead
        title={t.title}
        lead={t.lead}
        actions={
          <Button variant="default" onClick={share}>
            {t.share}
          </Button>
        }
      />
      <div className={styles.trial}>
        <div className={styles.side}>
          <CartCard trial={trial} change={change} />
          <ContextCard trial={trial} change={change} />
        </div>
        <div className={styles.result}>
          <TrialResult trial={trial} change={change} />
        </div>
      </div>
    </>
  );
}
