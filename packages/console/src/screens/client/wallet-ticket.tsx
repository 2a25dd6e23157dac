import { Link } from '@tanstack/react-router';
import type { WalletEntry } from '../../api/client.ts';
import { useFormats } from '../../text/reader.tsx';
import { CouponTicket } from '../../ui/coupon-ticket.tsx';
import { useClientTexts } from './text/use-client-texts.ts';
import styles from './tickets.module.css';

/** A ticket of a client; it leads to the page of its code, or to the coupon while there is none. */
export function WalletTicket({ entry }: { readonly entry: WalletEntry }) {
  const { coupon, code, reason } = entry;
  const ticket = (
    <CouponTicket
      // A ticket that cannot be used looks like one of a coupon that is over.
      coupon={reason === null ? coupon : { ...coupon, state: 'archived' }}
      note={useNote(entry)}
      {...(code === null ? {} : { code })}
    />
  );
  return code === null ? (
    <Link to="/coupons/$couponId" params={{ couponId: coupon.id }} className={styles.link}>
      {ticket}
    </Link>
  ) : (
    <Link to="/codes/$code" params={{ code }} className={styles.link}>
      {ticket}
    </Link>
  );
}

function useNote({ coupon, code, expiresAt, reason }: WalletEntry): string {
  const t = useClientTexts();
  const formats = useFormats();
  if (reason !== null) return reason.message;
  const end = expiresAt ?? coupon.endsAt;
  const until = end === null ? t.tickets.noEnd : t.tickets.until(formats.instant(end, coupon.timeZone));
  return code === null ? t.tickets.activateFirst(until) : until;
}
