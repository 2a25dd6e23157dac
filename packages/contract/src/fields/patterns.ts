/** ISO 4217. */
export const CURRENCY_PATTERN = '^[A-Z]{3}$';

/** What EAN-13 numbers begin with. */
export const PREFIX_PATTERN = '^[0-9]{1,6}$';

/** An address on the web, or a path of the shop itself; or nothing. */
export const ADDRESS_PATTERN = '^(https?:\\/\\/\\S+|\\/\\S*)?$';

/** What such an address is, as a sentence ends. */
export const ADDRESS_TEXT = 'must begin with https://, http:// or /, and have no blanks; or be empty';

/** What a text of each pattern is, as a sentence ends: to those who do not read patterns. */
export const PATTERN_TEXTS: Readonly<Record<string, string>> = {
  [CURRENCY_PATTERN]: 'must be a currency of ISO 4217, such as GBP',
  [PREFIX_PATTERN]: 'must be 1 to 6 digits, such as 29',
  [ADDRESS_PATTERN]: ADDRESS_TEXT,
};
