import type { Coupon } from '../../../api/coupon.ts';
import { useTexts } from '../../../text/use-texts.ts';
import type { CouponFields } from '../model/read-form.ts';
import { useCouponFormTexts } from '../text/use-coupon-form-texts.ts';
import styles from './notices.module.css';

interface RunningNoticeProps {
  readonly state: Coupon['state'];
  /** What would be sent. */
  readonly patch: CouponFields;
}

const EFFECTS = [
  'discount',
  'eligibility',
  'startsAt',
  'endsAt',
  'limits',
  'activation',
  'strict',
  'stacking',
] as const;

/** What an edit of a coupon that is out does to codes that clients have. */
export function RunningNotice({ state, patch }: RunningNoticeProps) {
  const t = useCouponFormTexts().running;
  const shared = useTexts();
  const effects = EFFECTS.filter((name) => name in patch);
  return (
    <div className={styles.notice} role="status">
      <h2 className={styles.title}>{t.title(shared.state[state])}</h2>
      <p>{t.lead}</p>
      {effects.length === 0 ? null : (
        <ul>
          {effects.map((name) => (
            <li key={name}>{t.effects[name]}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
