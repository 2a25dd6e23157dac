import type { ReactNode } from 'react';
import { Ean13 } from './ean13.tsx';
import styles from './ticket.module.css';

/** What is on the stub: a code for everybody, a number of one's own, or the promise of one. */
export type TicketCode =
  | { readonly kind: 'friendly'; readonly code: string }
  | { readonly kind: 'ean13'; readonly code: string }
  | { readonly kind: 'individual'; readonly hint: string; readonly isBarcode: boolean };

interface TicketProps {
  /** What the client gets, short: `10 % off`. */
  readonly offer: ReactNode;
  readonly name?: ReactNode;
  /** A line below the name: until when, for what. */
  readonly note?: ReactNode;
  readonly code: TicketCode;
  readonly size?: 'small' | 'medium' | 'large';
  /** `over`: it cannot be used; say why in `note`. */
  readonly look?: 'live' | 'over';
}

/**
 * A coupon as the ticket that it is: the offer, a perforation, and the stub with its code. The one ornament of the console.
 *
 * @example <Ticket offer="10 % off" name="Winter" code={{ kind: 'friendly', code: 'WINTER10' }} size="medium" />
 */
export function Ticket({ offer, name, note, code, size = 'medium', look = 'live' }: TicketProps) {
  return (
    <div className={styles.ticket} data-size={size} data-look={look} data-code={code.kind}>
      <div className={styles.paper}>
        <div className={styles.offer}>
          <div className={styles.worth}>{offer}</div>
          {size === 'small' || name === undefined ? null : <div className={styles.name}>{name}</div>}
          {size === 'small' || note === undefined ? null : <div className={styles.note}>{note}</div>}
        </div>
        <div className={styles.stub}>{stubOf(code, size === 'small')}</div>
      </div>
    </div>
  );
}

function stubOf(code: TicketCode, isSmall: boolean): ReactNode {
  if (code.kind === 'friendly') return <span className={styles.code}>{code.code}</span>;
  if (code.kind === 'individual' && !code.isBarcode) return <span className={styles.code}>{code.hint}</span>;
  if (isSmall) return <BarcodeSign />;
  if (code.kind === 'ean13') return <Ean13 code={code.code} />;
  return (
    <>
      <BarcodeSign />
      <span className={styles.promise}>{code.hint}</span>
    </>
  );
}

/** Bars as a sign for "a barcode is here": too small to be read by anything, or not known yet. */
function BarcodeSign() {
  return (
    <svg className={styles.sign} viewBox="0 0 40 20" shapeRendering="crispEdges" aria-hidden>
      <path d={SIGN} />
    </svg>
  );
}

/** From the left: where each bar begins and how wide it is. */
const BARS = [
  [0, 1],
  [2, 1],
  [5, 2],
  [9, 1],
  [11, 3],
  [16, 1],
  [19, 2],
  [22, 1],
  [25, 3],
  [30, 1],
  [32, 2],
  [37, 1],
  [39, 1],
] as const;
/** One drawing, because a list has many of them. */
const SIGN = BARS.map(([x, width]) => `M${x} 0h${width}v20h-${width}z`).join('');
