import type { AuditEntry } from '../../../api/audit-queries.ts';
import { EntriesByDay } from '../../../ui/entries-by-day.tsx';
import { fillSlots } from '../../../ui/fill-slots.ts';
import type { CouponTexts } from '../text/en.ts';
import { useCouponTexts } from '../text/use-coupon-texts.ts';

interface HistoryEntriesProps {
  readonly entries: readonly AuditEntry[];
  /** Those of the coupon, in which amounts and moments are written. */
  readonly currency: string;
  readonly timeZone: string;
}

/** Changes of a coupon: who did what, and what it was before. */
export function HistoryEntries({ entries, currency, timeZone }: HistoryEntriesProps) {
  const t = useCouponTexts();
  return (
    <EntriesByDay
      entries={entries}
      sentence={({ action, actor }) => fillSlots(sentence(action, t), { who: <b>{nameOf(actor, t)}</b> })}
      currency={currency}
      timeZone={timeZone}
    />
  );
}

/** What was done; what this version of the console does not know is told by its name. */
function sentence(action: string, t: CouponTexts): string {
  const known = Object.entries(t.history.sentences).find(([name]) => `coupon.${name}` === action);
  return known?.[1] ?? t.history.unknown(action);
}

function nameOf({ kind, name }: AuditEntry['actor'], t: CouponTexts): string {
  if (kind === 'system') return t.history.system;
  return kind === 'key' ? t.history.key(name ?? '') : (name ?? t.history.somebody);
}
