import { Menu, type MenuProps } from '@mantine/core';
import { ButtonAsTarget } from './button-as-target.tsx';
import type { Opener } from './popup-button.tsx';

interface MenuOfButtonProps
  extends Opener,
    Pick<MenuProps, 'position' | 'width' | 'closeOnItemClick' | 'children'> {}

/** A long one is as high as there is room for, and scrolls. */
const FITTING = { flip: true, shift: true, size: true } as const;

/** The menu that a `PopupButton` opens; what is in it are Mantine's parts of a menu. */
export function MenuOfButton({ button, children, ...menu }: MenuOfButtonProps) {
  return (
    <Menu {...menu} middlewares={FITTING}>
      <Menu.Target>
        <ButtonAsTarget button={button} />
      </Menu.Target>
      <Menu.Dropdown>{children}</Menu.Dropdown>
    </Menu>
  );
}
