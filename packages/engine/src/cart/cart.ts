/** What a shop may tell of a line, a cart or a client beyond the fields that have a name here. */
export type AttributeValue = string | number | boolean | readonly string[] | null;

/** Attributes by name. */
export type Attributes = Readonly<Record<string, AttributeValue>>;

/**
 * One line of a cart. Money is in minor units of the cart's currency. `quantity` is an integer of at least 1 (weighed goods
 * are one unit with its amount), `unitPrice` at least 0; the line's amount is their product.
 */
export interface CartLine {
  /** Unique within the cart. */
  readonly id: string;
  readonly sku: string;
  readonly name: string;
  readonly quantity: number;
  readonly unitPrice: number;
  readonly categories: readonly string[];
  readonly onSale: boolean;
  readonly attributes: Attributes;
  /** In ten-thousandths of a percent, as a percentage discount is; null: not told. It never changes a discount. */
  readonly taxRate: number | null;
}

/** How a cart is sent, and for how much (minor units). */
export interface CartShipping {
  readonly amount: number;
  readonly method: string | null;
}

/** What a client is about to buy. The order of its lines means nothing. */
export interface Cart {
  /** ISO 4217. */
  readonly currency: string;
  readonly channel: string | null;
  readonly location: string | null;
  readonly lines: readonly CartLine[];
  readonly shipping: CartShipping | null;
  /** Whether unit prices hold the tax already; null: not told. It never changes a discount, only its breakdown. */
  readonly pricesIncludeTax: boolean | null;
  readonly attributes: Attributes;
}
