import { Menu, useMantineColorScheme } from '@mantine/core';
import IconCheck from '@tabler/icons-react/icons/IconCheck';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { signOut } from '../api/auth.ts';
import { useMe } from '../api/session.ts';
import { LANGUAGES } from '../text/language.ts';
import { useReader } from '../text/reader.tsx';
import { useTexts } from '../text/use-texts.ts';
import styles from './person-menu.module.css';

const SCHEMES = ['light', 'dark', 'auto'] as const;

/** Who is signed in; behind it language, colours, and the way out. */
export function PersonMenu() {
  const t = useTexts();
  const me = useMe();
  const leave = useSignOut();
  return (
    <Menu position="top-start" width={220} closeOnItemClick={false}>
      <Menu.Target>
        <button type="button" className={styles.person} aria-label={`${t.frame.account}: ${me.name}`}>
          <span className={styles.initial} data-initial={me.name.slice(0, 1).toUpperCase()} />
          <span className={styles.name}>{me.name}</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{me.email}</Menu.Label>
        <LanguageItems />
        <ColourItems />
        <Menu.Divider />
        <Menu.Item closeMenuOnClick renderRoot={(props) => <Link to="/account" {...props} />}>
          {t.frame.account}
        </Menu.Item>
        <Menu.Item onClick={leave}>{t.frame.signOut}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function LanguageItems() {
  const t = useTexts();
  const { language, setLanguage } = useReader();
  const words = { en: t.frame.english, pl: t.frame.polish };
  return (
    <>
      <Menu.Divider />
      <Menu.Label>{t.frame.language}</Menu.Label>
      {LANGUAGES.map((each) => (
        <Choice key={each} isChosen={each === language} choose={() => setLanguage(each)} lang={each}>
          {words[each]}
        </Choice>
      ))}
    </>
  );
}

function ColourItems() {
  const t = useTexts();
  const { colorScheme, setColorScheme } = useMantineColorScheme({ keepTransitions: true });
  const words = { light: t.frame.light, dark: t.frame.dark, auto: t.frame.system };
  return (
    <>
      <Menu.Divider />
      <Menu.Label>{t.frame.colours}</Menu.Label>
      {SCHEMES.map((each) => (
        <Choice key={each} isChosen={each === colorScheme} choose={() => setColorScheme(each)}>
          {words[each]}
        </Choice>
      ))}
    </>
  );
}

interface ChoiceProps {
  readonly isChosen: boolean;
  readonly choose: () => void;
  readonly children: string;
  readonly lang?: string;
}

function Choice({ isChosen, choose, children, lang }: ChoiceProps) {
  return (
    <Menu.Item
      role="menuitemradio"
      aria-checked={isChosen}
      onClick={choose}
      lang={lang}
      rightSection={isChosen ? <IconCheck size={16} stroke={1.5} aria-hidden /> : null}
    >
      {children}
    </Menu.Item>
  );
}

function useSignOut(): () => void {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return async () => {
    await signOut().catch(() => {});
    queries.clear();
    await navigate({ to: '/sign-in' });
  };
}
