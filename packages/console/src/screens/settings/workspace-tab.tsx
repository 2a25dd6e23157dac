import { useMay } from '../../api/may.ts';
import { useWorkspace } from '../../api/session.ts';
import { Card } from '../../ui/card.tsx';
import styles from './settings.module.css';
import { useSettingsTexts } from './text/use-settings-texts.ts';
import { WorkspaceForm } from './workspace-form.tsx';
import { WorkspacesCard } from './workspaces-card.tsx';

/** What the workspace is set to, and the person's other workspaces. */
export function WorkspaceTab() {
  const t = useSettingsTexts();
  const workspace = useWorkspace();
  const mayEdit = useMay('updateWorkspace');
  return (
    <div className={styles.split}>
      <Card title={t.tabs.workspace}>
        {mayEdit ? <WorkspaceForm key={workspace.id} workspace={workspace} /> : <WorkspaceFacts />}
      </Card>
      <WorkspacesCard />
    </div>
  );
}

/** The same for who may only read it. */
function WorkspaceFacts() {
  const t = useSettingsTexts();
  const { name, currency, timeZone, language, codePrefix } = useWorkspace();
  const rows = [
    { label: t.workspace.name, value: name },
    { label: t.workspace.currency, value: currency },
    { label: t.workspace.timeZone, value: timeZone },
    { label: t.workspace.language, value: t.workspace.languages[language] },
    { label: t.workspace.codePrefix, value: codePrefix ?? t.workspace.noPrefix },
  ];
  return (
    <dl className={styles.rows}>
      {rows.flatMap(({ label, value }) => [<dt key={label}>{label}</dt>, <dd key={`${label}.`}>{value}</dd>])}
    </dl>
  );
}
