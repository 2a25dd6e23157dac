import { ROLES, type Role } from '@couponry/contract';
import { createInvitation } from '@couponry/sdk';
import { Button, Radio, TextInput } from '@mantine/core';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import { problemWords } from '../../api/problem-words.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { ShownOnce } from '../../ui/shown-once.tsx';
import { useChange } from '../../ui/use-change.ts';
import styles from './settings.module.css';
import { useSettingsTexts } from './text/use-settings-texts.ts';

const EMAIL = /^[^@\s]+@[^@\s]+\.[^@\s]+$/;

/** Invites somebody: e-mail and role; then the link to hand over, shown this once. */
export function InviteDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useSettingsTexts();
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('marketer');
  const invite = useChange({
    change: async () => await call(createInvitation, { email: email.trim(), role }),
    stale: ['invitations', 'audit'],
    showsFailure: true,
  });
  const isEmail = EMAIL.test(email.trim());
  if (invite.data !== undefined) {
    const { url, path } = invite.data;
    return <MadeLink email={email.trim()} link={url ?? `${location.origin}${path}`} onClose={onClose} />;
  }
  return (
    <FormDialog
      title={t.people.inviteTitle}
      help={t.people.inviteHelp}
      submit={t.people.inviteSubmit}
      isComplete={isEmail}
      wordsOf={(error) => problemWords(error, { already_member: t.people.alreadyMember })}
      onSubmit={() => invite.mutateAsync(undefined)}
      onClose={onClose}
    >
      {(wasTried) => (
        <>
          <TextInput
            label={t.people.email}
            type="email"
            error={wasTried && !isEmail ? t.people.emailWrong : null}
            maxLength={254}
            data-autofocus
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
          <Radio.Group
            label={t.people.role}
            value={role}
            onChange={(value) => setRole(ROLES.find((each) => each === value) ?? 'marketer')}
          >
            <div className={styles.choices}>
              {ROLES.map((each) => (
                <Radio key={each} value={each} label={t.roles[each]} description={t.roleHelp[each]} />
              ))}
            </div>
          </Radio.Group>
        </>
      )}
    </FormDialog>
  );
}

interface MadeLinkProps {
  readonly email: string;
  readonly link: string;
  readonly onClose: () => void;
}

function MadeLink({ email, link, onClose }: MadeLinkProps) {
  const t = useSettingsTexts();
  return (
    <Dialog title={t.people.linkTitle} holds="firmly" onClose={onClose}>
      <div className={styles.form}>
        <p className={styles.lead}>{t.people.linkHelp(email)}</p>
        <ShownOnce label={t.people.link} value={link} />
        <div className={styles.end}>
          <Button onClick={onClose}>{t.people.done}</Button>
        </div>
      </div>
    </Dialog>
  );
}
