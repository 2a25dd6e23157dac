import { Menu } from '@mantine/core';
import { MenuOfButton } from './menu-of-button.tsx';
import type { Opener } from './popup-button.tsx';

interface ChoiceMenuProps extends Opener {
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly onChoose: (value: string) => void;
}

/** The choices of a filter. */
export function ChoiceMenu({ choices, onChoose, ...opener }: ChoiceMenuProps) {
  return (
    <MenuOfButton {...opener} position="bottom-start">
      {choices.map(({ value, label }) => (
        <Menu.Item key={value} onClick={() => onChoose(value)}>
          {label}
        </Menu.Item>
      ))}
    </MenuOfButton>
  );
}
