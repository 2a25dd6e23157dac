import type { CartLine, PastOrder } from '@couponry/engine';
import type { LeftOutTally } from './left-out.ts';

/** An order as it stands in a CSV file, whatever it is worth. */
export interface Invoice {
  readonly id: string;
  readonly at: number;
  readonly clientId: string | null;
  readonly country: string | null;
  readonly lines: readonly CartLine[];
}

/**
 * The order that an invoice is, or null where it is none: it was cancelled, or nothing was bought. What is left out is counted.
 *
 * @param currency ISO 4217
 */
export function orderOfInvoice(invoice: Invoice, currency: string, tally: LeftOutTally): PastOrder | null {
  const { id, at, clientId, country, lines } = invoice;
  if (isCancellation(id)) return leave('cancelled');
  if (lines.length === 0) return leave('no_lines');
  if (lines.every(({ unitPrice }) => unitPrice === 0)) return leave('worth_nothing');
  if (clientId === null) tally.add('no_client', id);
  return {
    ...{ id, at },
    client:
      clientId === null ? null : { id: clientId, tags: [], segments: [], attributes: {}, ordersBefore: 0 },
    cart: {
      ...{ currency, channel: null, location: null, lines, shipping: null, pricesIncludeTax: null },
      attributes: country === null ? {} : { country },
    },
  };

  function leave(reason: Parameters<LeftOutTally['add']>[0]): null {
    tally.add(reason, id);
    return null;
  }
}

/** A leading C says that an invoice takes another one back. */
export function isCancellation(invoiceId: string): boolean {
  return /^c/i.test(invoiceId);
}
