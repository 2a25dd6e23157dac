import type { ReactNode } from 'react';
import type { Coupon } from '../api/coupon.ts';
import { useFormats } from '../text/reader.tsx';
import { useTexts } from '../text/use-texts.ts';
import { couponOffer } from './coupon-offer.ts';
import { Ticket, type TicketCode } from './ticket.tsx';

interface CouponTicketProps {
  readonly coupon: Pick<Coupon, 'name' | 'discount' | 'currency' | 'codes' | 'state'>;
  readonly size?: 'small' | 'medium' | 'large';
  /** The code of one client; left out: the code for everybody, or the promise of one. */
  readonly code?: string;
  readonly note?: ReactNode;
}

/** The ticket of a coupon. */
export function CouponTicket({ coupon, size = 'medium', code, note }: CouponTicketProps) {
  const t = useTexts();
  const formats = useFormats();
  return (
    <Ticket
      offer={couponOffer(coupon.discount, coupon.currency, t, formats)}
      name={coupon.name}
      note={note}
      code={ticketCode(coupon.codes, code)}
      size={size}
      look={coupon.state === 'archived' ? 'over' : 'live'}
    />
  );
}

const EAN13_DIGITS = 13;
/** How long a code is that somebody else made, nobody knows; so many stand on one line. */
const UNKNOWN_CHARACTERS = 8;

function ticketCode(codes: Coupon['codes'], code: string | undefined): TicketCode {
  if (codes.kind === 'friendly') return { kind: 'friendly', code: codes.code };
  if (code !== undefined) return { kind: codes.kind === 'ean13' ? 'ean13' : 'friendly', code };
  return { kind: 'individual', hint: hintOf(codes), isBarcode: codes.kind === 'ean13' };
}

/** What is known of the codes of a coupon before there is one. */
function hintOf(codes: Exclude<Coupon['codes'], { readonly kind: 'friendly' }>): string {
  if (codes.kind === 'pattern') return codes.pattern.replaceAll('#', '•');
  if (codes.kind === 'imported') return '•'.repeat(UNKNOWN_CHARACTERS);
  return (codes.prefix ?? '').padEnd(EAN13_DIGITS, '•');
}
