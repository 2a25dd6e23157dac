/** Making one takes longer than a whole answer, so they are kept. What is full starts anew. */
const MOST = 200;
const kept = new Map<string, unknown>();

/** A format of numbers, kept for the next who asks. */
export const numberFormat = keeping(
  'number',
  (locale, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options),
);

/** A format of dates and times. */
export const dateFormat = keeping(
  'date',
  (locale, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options),
);

/** A format of lists. */
export const listFormat = keeping(
  'list',
  (locale, options: Intl.ListFormatOptions) => new Intl.ListFormat(locale, options),
);

/** Which form of a word goes with a number. */
export const pluralRules = keeping(
  'plural',
  (locale, options: Intl.PluralRulesOptions) => new Intl.PluralRules(locale, options),
);

function keeping<Options, Format>(
  kind: string,
  make: (locale: string, options: Options) => Format,
): (locale: string, options: Options) => Format {
  return (locale, options) => {
    const key = `${kind} ${locale} ${JSON.stringify(options)}`;
    const found = kept.get(key) as Format | undefined;
    if (found !== undefined) return found;
    if (kept.size >= MOST) kept.clear();
    const format = make(locale, options);
    kept.set(key, format);
    return format;
  };
}
