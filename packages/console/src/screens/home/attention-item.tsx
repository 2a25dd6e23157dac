import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useMay } from '../../api/may.ts';
import { useWorkspace } from '../../api/session.ts';
import { useReader } from '../../text/reader.tsx';
import { useChangesTexts } from '../../text/use-changes-texts.ts';
import { useTexts } from '../../text/use-texts.ts';
import { changeValue } from '../../ui/change-value.ts';
import { fillSlots } from '../../ui/fill-slots.ts';
import { refusalWords } from '../../ui/refusal-words.ts';
import type { Attention } from './home-queries.ts';
import styles from './home-screen.module.css';
import { useHomeTexts } from './text/use-home-texts.ts';

/** One thing that needs somebody: a sentence, and the way to what can be done. */
export function AttentionItem({ attention }: { readonly attention: Attention }) {
  const t = useHomeTexts();
  const sentence = useSentence(attention);
  const action = useAction(attention);
  const { coupon } = attention;
  const name =
    coupon === null ? (
      <b>{t.attention.unknownCodes}</b>
    ) : (
      <Link to="/coupons/$couponId" params={{ couponId: coupon.id }}>
        {coupon.name}
      </Link>
    );
  return (
    <li className={styles.item}>
      <span className={styles.sentence}>{fillSlots(sentence, { coupon: name })}</span>
      {action === null ? null : (
        <Button
          size="compact-sm"
          variant="default"
          renderRoot={(props) => <Link to={action.to} {...props} />}
        >
          {action.title}
        </Button>
      )}
    </li>
  );
}

function useSentence(attention: Attention): string {
  const t = useHomeTexts();
  const words = useChangesTexts();
  const shared = useTexts();
  const { language, formats } = useReader();
  const { timeZone } = useWorkspace();
  const share = (used: number, max: number) => formats.percent(Math.floor((used / max) * 100));
  switch (attention.kind) {
    case 'limit': {
      const { used, limit, currency } = attention;
      const telling = { t: words, shared, formats, language, currency, timeZone };
      const text = changeValue('limits', [limit], telling) ?? '';
      return used >= limit.max
        ? t.attention.limitFull(text)
        : t.attention.limit(share(used, limit.max), text);
    }
    case 'codes':
      return t.attention.codes(share(attention.used, attention.max), formats.number(attention.max));
    case 'ending':
      return t.attention.ending(formats.relative(attention.endsAt, new Date()));
    case 'refusals':
      return t.attention.refusals(
        formats.number(attention.refused),
        formats.number(attention.before),
        refusalWords(attention.reason, language),
      );
  }
}

/** Where something can be done about it, for who may do it. */
function useAction({ kind, coupon }: Attention): { readonly to: string; readonly title: string } | null {
  const t = useHomeTexts();
  const mayEdit = useMay('updateCoupon');
  if (coupon === null) return { to: '/codes', title: t.attention.look };
  const page = `/coupons/${coupon.id}`;
  if (kind === 'refusals') return { to: page, title: t.attention.look };
  if (kind === 'codes') return { to: `${page}/codes`, title: t.attention.makeCodes };
  if (!mayEdit) return null;
  return { to: `${page}/edit`, title: kind === 'limit' ? t.attention.raise : t.attention.extend };
}
