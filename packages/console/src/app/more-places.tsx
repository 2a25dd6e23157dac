import { Menu } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTexts } from '../text/use-texts.ts';
import { MenuOfButton } from '../ui/menu-of-button.tsx';
import type { Opener } from '../ui/popup-button.tsx';
import { PLACES, SETTINGS } from './places.ts';

/** The places for which a phone has no room below. */
export function MorePlaces(opener: Opener) {
  const t = useTexts();
  return (
    <MenuOfButton {...opener} position="top-end">
      {[...PLACES.slice(4), SETTINGS].map(({ name, to, icon: Icon }) => (
        <Menu.Item
          key={name}
          leftSection={<Icon size={20} stroke={1.5} aria-hidden />}
          renderRoot={(props) => <Link to={to} {...props} />}
        >
          {t.nav[name]}
        </Menu.Item>
      ))}
    </MenuOfButton>
  );
}
