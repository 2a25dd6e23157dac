import { Menu, useMantineColorScheme } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { signOut } from '../api/auth.ts';
import { useMe } from '../api/session.ts';
import { LANGUAGES } from '../text/language.ts';
import { useReader } from '../text/reader.tsx';
import { useTexts } from '../text/use-texts.ts';
import { MenuOfButton } from '../ui/menu-of-button.tsx';
import type { Opener } from '../ui/popup-button.tsx';

const SCHEMES = ['light', 'dark', 'auto'] as const;

/** What is behind the person: language, colours, their account, and the way out. */
export function PersonItems(opener: Opener) {
  const t = useTexts();
  const me = useMe();
  const leave = useSignOut();
  return (
    <MenuOfButton {...opener} position="top-start" width={220} closeOnItemClick={false}>
      <Menu.Label>{me.email}</Menu.Label>
      <LanguageItems />
      <ColourItems />
      <Menu.Divider />
      <Menu.Item closeMenuOnClick renderRoot={(props) => <Link to="/account" {...props} />}>
        {t.frame.account}
      </Menu.Item>
      <Menu.Item onClick={leave}>{t.frame.signOut}</Menu.Item>
    </MenuOfButton>
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
      <Menu.RadioGroup
        value={language}
        onChange={(value) => setLanguage(LANGUAGES.find((each) => each === value) ?? language)}
      >
        {LANGUAGES.map((each) => (
          <Menu.RadioItem key={each} value={each} lang={each}>
            {words[each]}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
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
      <Menu.RadioGroup
        value={colorScheme}
        onChange={(value) => setColorScheme(SCHEMES.find((each) => each === value) ?? colorScheme)}
      >
        {SCHEMES.map((each) => (
          <Menu.RadioItem key={each} value={each}>
            {words[each]}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
    </>
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
