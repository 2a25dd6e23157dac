import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { AuditEntry } from '../../api/audit-queries.ts';
import { useWorkspace } from '../../api/session.ts';
import { useFormats } from '../../text/reader.tsx';
import { Changes } from '../../ui/changes.tsx';
import { fillSlots } from '../../ui/fill-slots.ts';
import styles from './audit-tab.module.css';
import { useAuditTexts } from './text/use-audit-texts.ts';
import { useSettingsTexts } from './text/use-settings-texts.ts';

/** Entries, a heading for each day. */
export function AuditEntries({ entries }: { readonly entries: readonly AuditEntry[] }) {
  const formats = useFormats();
  const days = Map.groupBy(entries, ({ at }) => formats.day(at));
  return [...days].map(([day, ofDay]) => (
    <section key={day} aria-label={day}>
      <h2 className={styles.day}>{day}</h2>
      <ol className={styles.entries}>
        {ofDay.map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </ol>
    </section>
  ));
}

function Entry({ entry }: { readonly entry: AuditEntry }) {
  const audit = useAuditTexts();
  const formats = useFormats();
  const { currency, timeZone } = useWorkspace();
  const { at, action, actor, object, changes } = entry;
  const sentence = Object.entries(audit.sentences).find(([known]) => known === action)?.[1];
  const about = <About object={object} />;
  return (
    <li className={styles.entry}>
      <time className={styles.time} dateTime={at} title={formats.instant(at)}>
        {formats.time(at)}
      </time>
      <span className={styles.sentence}>
        {fillSlots(sentence ?? audit.unknown(action), { who: <Who actor={actor} />, what: about })}
      </span>
      <span className={styles.address}>{actor.address}</span>
      <div className={styles.changes}>
        <Changes changes={changes} currency={currency} timeZone={timeZone} />
      </div>
    </li>
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

/** To what: a coupon leads to its page, anything else to its own entries. */
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
  return (
    <Link to="/settings/audit" search={{ object: id }} title={t.audit.only}>
      {name}
    </Link>
  );
}
