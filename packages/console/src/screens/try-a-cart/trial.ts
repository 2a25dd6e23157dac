/** A line as it is typed; numbers are texts until they are asked about, so that nothing typed is lost. */
export interface TrialLine {
  readonly sku: string;
  readonly category: string;
  readonly quantity: string;
  /** In the main unit: `2.55`. */
  readonly price: string;
  readonly onSale: boolean;
}

/** A cart that is tried: what is in it, whose it is, with which codes and when. */
export interface Trial {
  readonly lines: readonly TrialLine[];
  readonly shipping: string;
  /** How it is sent, as the store calls it. */
  readonly method: string;
  readonly channel: string;
  /** The shop in which it is sold. */
  readonly location: string;
  /** An e-mail, or the store's own identifier; empty: nobody by name. */
  readonly client: string;
  /** Several words with commas between them. */
  readonly tags: string;
  readonly segments: string;
  /** How many orders the client had before; empty: as it is known. */
  readonly orders: string;
  readonly codes: readonly string[];
  /** Of the device's zone, `2026-12-24T18:00`; empty: now. */
  readonly at: string;
  /** ISO 4217. */
  readonly currency: string;
}

/** A cart that is tried, and what changes a part of it. */
export interface TrialProps {
  readonly trial: Trial;
  readonly change: (next: Partial<Trial>) => void;
}

/** A line with nothing in it. */
export const EMPTY_LINE: TrialLine = { sku: '', category: '', quantity: '1', price: '', onSale: false };

/** What is shown to who has typed nothing yet. */
export function sampleTrial(currency: string): Trial {
  return {
    lines: [
      { sku: 'COFFEE-1KG', category: 'coffee', quantity: '2', price: '18.5', onSale: false },
      { sku: 'MUG', category: 'kitchen', quantity: '1', price: '9', onSale: true },
    ],
    ...{
      shipping: '4.5',
      method: '',
      channel: '',
      location: '',
      client: '',
      tags: '',
      segments: '',
      orders: '',
    },
    ...{ codes: [], at: '', currency },
  };
}

/** Whether a line says nothing, as the last one of a sheet does. */
export function isBlank({ sku, category, price }: TrialLine): boolean {
  return sku.trim() === '' && category.trim() === '' && price.trim() === '';
}
