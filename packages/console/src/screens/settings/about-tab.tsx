import type { ReactNode } from 'react';
import { useWorkspace } from '../../api/session.ts';
import styles from './settings.module.css';
import { useSettingsTexts } from './text/use-settings-texts.ts';

/** The version of the console, which is that of the server that hands it out; set when it is built (`vite.config.ts`). */
declare const __VERSION__: string;

/** What this installation is. */
export function AboutTab() {
  const t = useSettingsTexts();
  const { id } = useWorkspace();
  const rows = [
    { label: t.about.version, value: `Couponry ${__VERSION__}` },
    { label: t.about.api, value: <a href="/docs/api">{t.about.reference}</a> },
    { label: t.about.workspace, value: <code className={styles.code}>{id}</code> },
    { label: t.about.license, value: t.about.licenseText },
    { label: t.about.fonts, value: t.about.fontsText },
  ];
  return (
    <dl className={styles.rows}>
      {rows.map(({ label, value }) => (
        <Row key={label} label={label} value={value} />
      ))}
    </dl>
  );
}

function Row({ label, value }: { readonly label: string; readonly value: ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </>
  );
}
