import { ean13FromIndex, ean13Range } from '@couponry/engine';
import type { TicketCode } from '../../../ui/ticket.tsx';
import type { CouponForm } from './coupon-form.ts';

/** A number out of the middle of a range, for show. */
const INDEX = 482_915;
const EXAMPLE = '7K3MX9Q2FT8WBHC5';

/** A code as the coupon will have them: its own, or an example of one. */
export function sampleCode({ kind, code, prefix, pattern }: CouponForm['codes']): TicketCode {
  switch (kind) {
    case 'friendly':
      return { kind, code: code.trim() === '' ? '…' : code.trim() };
    case 'ean13': {
      const checked = ean13Range(prefix);
      return checked.ok
        ? { kind, code: ean13FromIndex(checked.range, INDEX) }
        : { kind: 'individual', hint: '…', isBarcode: true };
    }
    case 'pattern': {
      let place = 0;
      const filled = pattern
        .trim()
        .toUpperCase()
        .replaceAll('#', () => {
          place += 1;
          return EXAMPLE[(place - 1) % EXAMPLE.length] ?? '';
        });
      return { kind: 'friendly', code: filled === '' ? '…' : filled };
    }
    case 'imported':
      return { kind: 'friendly', code: '•••••' };
  }
}
