import { Outlet } from '@tanstack/react-router';
import { Suspense } from 'react';
import { useTexts } from '../text/use-texts.ts';
import { Loading } from '../ui/loading.tsx';
import { BottomBar } from './bottom-bar.tsx';
import styles from './frame.module.css';
import { OfflineNotice } from './offline-notice.tsx';
import { Rail } from './rail.tsx';
import { TopBar } from './top-bar.tsx';

/** Rail, bar and the page between them. */
export function Frame() {
  const t = useTexts();
  return (
    <div className={styles.frame}>
      <a className={styles.skip} href="#content">
        {t.frame.skip}
      </a>
      <Rail />
      <TopBar />
      <OfflineNotice />
      <main id="content" className={styles.content} tabIndex={-1} aria-labelledby="page-title">
        <Suspense fallback={<Loading />}>
          <Outlet />
        </Suspense>
      </main>
      <BottomBar />
    </div>
  );
}
