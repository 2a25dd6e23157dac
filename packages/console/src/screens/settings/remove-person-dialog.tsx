import { removePerson } from '@couponry/sdk';
import { call } from '../../api/call.ts';
import type { Member } from '../../api/settings-queries.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { useChange } from '../../ui/use-change.ts';
import { useSettingsTexts } from './text/use-settings-texts.ts';

interface RemovePersonDialogProps {
  readonly person: Member;
  readonly onClose: () => void;
}

/** Asks before somebody loses access: to give it back they have to accept a new invitation. */
export function RemovePersonDialog({ person, onClose }: RemovePersonDialogProps) {
  const t = useSettingsTexts();
  const remove = useChange({
    change: async (id: string) => await call(removePerson, id),
    told: ({ name }) => ({ text: t.people.removed(name) }),
    stale: ['people', 'me', 'audit'],
    refusals: { last_owner: t.people.lastOwner },
  });
  return (
    <ConfirmDialog
      title={t.people.removeTitle(person.name)}
      help={t.people.removeHelp}
      confirm={t.people.remove}
      onConfirm={() => remove.mutate(person.id)}
      onClose={onClose}
    />
  );
}
