import { Button } from '@mantine/core';
import { Suspense, useState } from 'react';
import { useMe } from '../../api/session.ts';
import { Badge } from '../../ui/badge.tsx';
import { Card } from '../../ui/card.tsx';
import { lazyPart } from '../../ui/lazy-part.ts';
import styles from './account.module.css';
import { useAccountTexts } from './text/use-account-texts.ts';

// What most visits do not need.
const AddSecondFactorDialog = lazyPart(
  () => import('./add-second-factor-dialog.tsx'),
  'AddSecondFactorDialog',
);
const EndSecondFactorDialog = lazyPart(
  () => import('./end-second-factor-dialog.tsx'),
  'EndSecondFactorDialog',
);
const NewBackupCodesDialog = lazyPart(() => import('./new-backup-codes-dialog.tsx'), 'NewBackupCodesDialog');

/** The second step of signing in: whether there is one, and what can be done about it. */
export function SecondFactorCard() {
  const t = useAccountTexts();
  const { secondFactor } = useMe();
  const [open, setOpen] = useState<'add' | 'end' | 'codes' | null>(null);
  const close = () => setOpen(null);
  return (
    <Card
      title={t.factor.title}
      aside={<Badge kind={secondFactor ? 'on' : 'off'}>{secondFactor ? t.factor.on : t.factor.off}</Badge>}
    >
      <div className={styles.form}>
        <p className={styles.quiet}>{secondFactor ? t.factor.onHelp : t.factor.offHelp}</p>
        <div className={styles.buttons}>
          {secondFactor ? (
            <>
              <Button variant="default" onClick={() => setOpen('codes')}>
                {t.factor.newCodes}
              </Button>
              <Button variant="default" onClick={() => setOpen('end')}>
                {t.factor.end}
              </Button>
            </>
          ) : (
            <Button onClick={() => setOpen('add')}>{t.factor.add}</Button>
          )}
        </div>
      </div>
      <Suspense fallback={null}>
        {open === 'add' ? <AddSecondFactorDialog onClose={close} /> : null}
        {open === 'end' ? <EndSecondFactorDialog onClose={close} /> : null}
        {open === 'codes' ? <NewBackupCodesDialog onClose={close} /> : null}
      </Suspense>
    </Card>
  );
}
