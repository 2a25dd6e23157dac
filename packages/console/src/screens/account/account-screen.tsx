import { PageHead } from '../../ui/page-head.tsx';
import styles from './account.module.css';
import { LooksCard } from './looks-card.tsx';
import { PasswordCard } from './password-card.tsx';
import { ProfileCard } from './profile-card.tsx';
import { SecondFactorCard } from './second-factor-card.tsx';
import { SessionsCard } from './sessions-card.tsx';
import { useAccountTexts } from './text/use-account-texts.ts';

/** What a person sets for themselves: name, password, second step, where they are signed in, language and colours. */
export function AccountScreen() {
  const t = useAccountTexts();
  return (
    <>
      <PageHead title={t.title} />
      <div className={styles.parts}>
        <div className={styles.side}>
          <ProfileCard />
          <PasswordCard />
        </div>
        <div className={styles.side}>
          <SecondFactorCard />
          <SessionsCard />
          <LooksCard />
        </div>
      </div>
    </>
  );
}
