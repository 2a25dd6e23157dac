import { Outlet, useRouter } from '@tanstack/react-router';
import { Suspense, useEffect } from 'react';
import { useTexts } from '../text/use-texts.ts';
import { Loading } from '../ui/loading.tsx';
import { useIsPhone } from '../ui/use-is-phone.ts';
import { BottomBar } from './bottom-bar.tsx';
import styles from './frame.module.css';
import { loadOtherPages } from './head-start.ts';
import { OfflineNotice } from './offline-notice.tsx';
import { Rail } from './rail.tsx';
import { TopBar } from './top-bar.tsx';

/** Rail, bar and the page between them. */
export function Frame() {
  const t = useTexts();
  const router = useRouter();
  const isPhone = useIsPhone();
  useEffect(() => loadOtherPages(router), [router]);
  return (
    <div className={styles.frame}>
      <a className={styles.skip} href="#content">
        {t.frame.skip}
      </a>
      {isPhone ? null : <Rail />}
      <TopBar />
      <OfflineNotice />
      <main id="content" className={styles.content} tabIndex={-1} aria-labelledby="page-title">
        <Suspense fallback={<Loading />}>
          <Outlet />
        </Suspense>
      </main>
      {isPhone ? <BottomBar /> : null}
    </div>
  );
}
