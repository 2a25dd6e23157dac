import { Link } from '@tanstack/react-router';
import { useReader } from '../../text/reader.tsx';
import { fillSlots } from '../../ui/fill-slots.ts';
import { refusalWords } from '../../ui/refusal-words.ts';
import type { Statistics } from './home-queries.ts';
import styles from './home-screen.module.css';
import { useHomeTexts } from './text/use-home-texts.ts';
import { type WeekAsked, WeekCard } from './week-card.tsx';

type Refused = Statistics['mostRefused'];

/** The id of this part of the page, to which the refusal rate leads. */
export const REFUSED = 'refused';

/** Why clients were turned away, the most frequent reason first, and by which coupons: each leads to its page. */
export function RefusalsCard({ week }: { readonly week: WeekAsked }) {
  const t = useHomeTexts();
  return (
    <div id={REFUSED} className={styles.refused}>
      <WeekCard title={t.refusals.title} week={week}>
        {({ refused, mostRefused }) => <Reasons refused={refused} coupons={mostRefused} />}
      </WeekCard>
    </div>
  );
}

interface ReasonsProps {
  readonly refused: Readonly<Record<string, number>>;
  readonly coupons: Refused;
}

function Reasons({ refused, coupons }: ReasonsProps) {
  const t = useHomeTexts();
  const { formats, language } = useReader();
  const reasons = Object.entries(refused).sort(([, one], [, other]) => other - one);
  if (reasons.length === 0) return <p className={styles.quiet}>{t.refusals.none}</p>;
  return (
    <ul className={styles.reasons}>
      {reasons.map(([reason, count]) => (
        <li key={reason} className={styles.reason}>
          <b>{t.refusals.times(formats.number(count))}</b>
          <span>
            {refusalWords(reason, language)}
            <Coupons coupons={coupons.filter((each) => each.reason === reason)} count={count} />
          </span>
        </li>
      ))}
    </ul>
  );
}

interface CouponsProps {
  /** Those that were refused most for the reason. */
  readonly coupons: Refused;
  /** How often any was. */
  readonly count: number;
}

/** A code that nobody knows is no coupon's, and nothing is said of it. */
function Coupons({ coupons, count }: CouponsProps) {
  const t = useHomeTexts();
  const { formats } = useReader();
  const told = coupons.flatMap(({ coupon, refused }) => (coupon === null ? [] : [{ ...coupon, refused }]));
  if (told.length === 0) return null;
  const isAll = coupons.reduce((sum, { refused }) => sum + refused, 0) >= count;
  return (
    <span className={styles.coupons}>
      {told.map(({ id, name, refused }) => {
        const coupon = (
          <Link to="/coupons/$couponId" params={{ couponId: id }}>
            {name}
          </Link>
        );
        const text = told.length === 1 && isAll ? '{coupon}' : t.refusals.coupon(formats.number(refused));
        return <span key={id}>{fillSlots(text, { coupon })}</span>;
      })}
      {isAll ? null : <span>{t.refusals.others}</span>}
    </span>
  );
}
