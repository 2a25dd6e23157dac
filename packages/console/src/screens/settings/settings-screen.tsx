import { Outlet } from '@tanstack/react-router';
import { useMay } from '../../api/may.ts';
import { PageHead } from '../../ui/page-head.tsx';
import { TabLinks } from '../../ui/tab-links.tsx';
import { useSettingsTexts } from './text/use-settings-texts.ts';

/** What a workspace is set to, who belongs to it and what they did; each part has an address. */
export function SettingsScreen() {
  const t = useSettingsTexts();
  const mayReadKeys = useMay('listKeys');
  const mayReadLog = useMay('listAuditLog');
  const tabs = [
    { to: '/settings', title: t.tabs.workspace },
    { to: '/settings/people', title: t.tabs.people },
    ...(mayReadKeys ? [{ to: '/settings/keys', title: t.tabs.keys }] : []),
    ...(mayReadLog ? [{ to: '/settings/audit', title: t.tabs.audit }] : []),
    { to: '/settings/about', title: t.tabs.about },
  ];
  return (
    <>
      <PageHead title={t.title} />
      <TabLinks label={t.tabs.label} tabs={tabs} />
      <Outlet />
    </>
  );
}
