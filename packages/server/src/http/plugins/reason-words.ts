import type { Refusal } from '@couponry/engine';
import { LANGUAGES, type LanguageTag, type Reader, refusalText } from '@couponry/engine/text';

const DEFAULT: LanguageTag = 'en';

/** Something in words: in English, unless the answer that it stands in is written in another language. */
export class Words {
  readonly #write: (language: LanguageTag) => string;

  constructor(write: (language: LanguageTag) => string) {
    this.#write = write;
  }

  in(language: LanguageTag): string {
    return this.#write(language);
  }

  toJSON(): string {
    return this.in(DEFAULT);
  }
}

/** A refusal in words. */
export class ReasonWords extends Words {
  constructor(refusal: Refusal, reader: Omit<Reader, 'language'>) {
    super((language) => refusalText(refusal, { ...reader, language }));
  }
}

/**
 * An answer as JSON, its words in the language that `Accept-Language` asks for. Only another language than English costs
 * something.
 *
 * @example answerIn('pl, en;q=0.8', { message: new ReasonWords(refusal, reader) })
 */
export function answerIn(acceptLanguage: string | undefined, body: object): string {
  const language = acceptedLanguage(acceptLanguage);
  if (language === DEFAULT) return JSON.stringify(body);
  return JSON.stringify(body, function (this: Readonly<Record<string, unknown>>, name, value: unknown) {
    const written = this[name];
    return written instanceof Words ? written.in(language) : value;
  });
}

/**
 * The language that there is and is wanted most (RFC 9110, 12.5.4); English where none is.
 *
 * @example acceptedLanguage('de, pl-PL;q=0.9, en;q=0.5') // 'pl'
 */
export function acceptedLanguage(header: string | undefined): LanguageTag {
  if (header === undefined) return DEFAULT;
  let [best, weight]: [LanguageTag, number] = [DEFAULT, 0];
  for (const range of header.slice(0, 200).split(',')) {
    const [name = '', ...parameters] = range.trim().toLowerCase().split(';');
    const q = parameters
      .map((each) => /^\s*q=([0-9.]+)\s*$/.exec(each)?.[1])
      .find((each) => each !== undefined);
    const tag = name.split('-')[0] ?? '';
    const wanted = q === undefined ? 1 : Number(q);
    if (isLanguage(tag) && wanted > weight) [best, weight] = [tag, wanted];
  }
  return best;
}

function isLanguage(tag: string): tag is LanguageTag {
  return Object.hasOwn(LANGUAGES, tag);
}
