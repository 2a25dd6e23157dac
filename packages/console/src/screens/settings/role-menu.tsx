import { ROLES, type Role } from '@couponry/contract';
import { updatePerson } from '@couponry/sdk';
import { Button, Menu } from '@mantine/core';
import IconChevronDown from '@tabler/icons-react/icons/IconChevronDown';
import { call } from '../../api/call.ts';
import type { Member } from '../../api/settings-queries.ts';
import { useChange } from '../../ui/use-change.ts';
import { useSettingsTexts } from './text/use-settings-texts.ts';

/** The role of somebody, to be changed at once; it can be taken back. */
export function RoleMenu({ person }: { readonly person: Member }) {
  const t = useSettingsTexts();
  const give = useChange({
    change: async ({ role }: { readonly role: Role; readonly isUndo: boolean }) =>
      await call(updatePerson, person.id, { role }),
    told: ({ name, role }, { isUndo }) => ({
      text: t.people.roleChanged(name, t.roles[role]),
      ...(isUndo ? {} : { undo: () => give.mutate({ role: person.role, isUndo: true }) }),
    }),
    stale: ['people', 'me', 'audit'],
    refusals: { last_owner: t.people.lastOwner },
  });
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Button
          size="compact-sm"
          variant="default"
          loading={give.isPending}
          rightSection={<IconChevronDown size={14} stroke={1.5} aria-hidden />}
          aria-label={`${t.people.roleOf(person.name)}: ${t.roles[person.role]}`}
        >
          {t.roles[person.role]}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.RadioGroup
          value={person.role}
          onChange={(value) => {
            const role = ROLES.find((each) => each === value);
            if (role !== undefined) give.mutate({ role, isUndo: false });
          }}
        >
          {ROLES.map((role) => (
            <Menu.RadioItem key={role} value={role} closeMenuOnClick>
              {t.roles[role]}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
