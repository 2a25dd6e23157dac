import { useSyncExternalStore } from 'react';
import { useTexts } from '../text/use-texts.ts';
import styles from './offline-notice.module.css';

/** Says that there is no network, for as long as there is none. */
export function OfflineNotice() {
  const t = useTexts();
  const isOnline = useSyncExternalStore(subscribe, () => navigator.onLine);
  return <div role="status">{isOnline ? null : <p className={styles.notice}>{t.frame.offline}</p>}</div>;
}

function subscribe(tell: () => void): () => void {
  window.addEventListener('online', tell);
  window.addEventListener('offline', tell);
  return () => {
    window.removeEventListener('online', tell);
    window.removeEventListener('offline', tell);
  };
}
