import type { TableRow } from '../history/attribution.ts';
import type { ProofCart } from '../history/proof-cart.ts';
import type { Evidence } from './law.ts';

/** The cart that a code was used with, as who asked for it told it; null: none was sent. */
export function cartOf(evidence: Pick<Evidence, 'attribution'>, found: TableRow): ProofCart | null {
  const { attribution } = evidence;
  if (found.table !== 'redemption' && found.table !== 'reservation') return null;
  for (const { wish } of attribution.askedFor(found)) {
    if ('cart' in wish && wish.cart !== null) return wish.cart;
    if (wish.kind !== 'confirm') continue;
    const hold = attribution.reservations(wish.reservationId).find(({ code }) => code === found.row.code);
    if (hold !== undefined) return cartOf(evidence, { table: 'reservation', row: hold });
  }
  return null;
}
