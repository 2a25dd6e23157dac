import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { AuditEntry } from '../../api/audit-queries.ts';
import { useWorkspace } from '../../api/session.ts';
import { EntriesByDay } from '../../ui/entries-by-day.tsx';
import { fillSlots } from '../../ui/fill-slots.ts';
import { useAuditTexts } from './text/use-audit-texts.ts';
import { useSettingsTexts } from './text/use-settings-texts.ts';

/** Entries of the log, as sentences whose names lead on. */
export function AuditEntries({ entries }: { readonly entries: readonly AuditEntry[] }) {
  const audit = useAuditTexts();
  const { currency, timeZone } = useWorkspace();
  const sentence = ({ action, actor, object }: AuditEntry) => {
    const known = Object.entries(audit.sentences).find(([name]) => name === action)?.[1];
    return fillSlots(known ?? audit.unknown(action), {
      who: <Who actor={actor} />,
      what: <About object={object} />,
    });
  };
  return (
    <EntriesByDay entries={entries} sentence={sentence} withAddress currency={currency} timeZone={timeZone} />
  );
}

/** Who did it; the name leads to everything they did. */
function Who({ actor }: { readonly actor: AuditEntry['actor'] }): ReactNode {
  const t = useSettingsTexts();
  const { kind, id, name } = actor;
  if (kind === 'system' || id === null) return <b>{t.audit.system}</b>;
  const shown = kind === 'key' ? t.audit.aKey(name ?? '') : (name ?? t.audit.somebody);
  return (
    <Link to="/settings/audit" search={{ actor: id }} title={t.audit.onlyHim(shown)}>
      {shown}
    </Link>
  );
}

/** So much of an id tells clients apart, of whom the log knows no more. */
const ID_LENGTH = 8;

/** To what: a coupon or a client leads to its page, anything else to its own entries. */
function About({ object }: { readonly object: AuditEntry['object'] }): ReactNode {
  const t = useSettingsTexts();
  const { kind, id, name } = object;
  if (id === null) return <b>{name}</b>;
  if (kind === 'coupon') {
    return (
      <Link to="/coupons/$couponId" params={{ couponId: id }}>
        {name}
      </Link>
    );
  }
  if (kind === 'client') {
    return (
      <Link to="/clients/$clientId" params={{ clientId: id }} title={id}>
        {id.slice(-ID_LENGTH)}
      </Link>
    );
  }
  return (
    <Link to="/settings/audit" search={{ object: id }} title={t.audit.only}>
      {name}
    </Link>
  );
}
