import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import type { Formats } from './formats.ts';
import { formatsIn } from './formats-in.ts';
import { type Language, preferredLanguage, rememberLanguage } from './language.ts';

interface Reader {
  readonly language: Language;
  readonly formats: Formats;
  readonly setLanguage: (language: Language) => void;
}

const ReaderContext = createContext<Reader | null>(null);

/** Says to everything inside who reads: in which language, and how numbers and dates are written. */
export function ReaderProvider({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState(preferredLanguage);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const reader = useMemo(
    () => ({
      language,
      formats: formatsIn(language),
      setLanguage(chosen: Language) {
        rememberLanguage(chosen);
        setLanguage(chosen);
      },
    }),
    [language],
  );
  return <ReaderContext value={reader}>{children}</ReaderContext>;
}

/** The reader's language, formats, and the way to another language. */
export function useReader(): Reader {
  const reader = useContext(ReaderContext);
  if (reader === null) throw new Error('useReader outside of ReaderProvider');
  return reader;
}

/** How the reader writes numbers, money and time. */
export function useFormats(): Formats {
  return useReader().formats;
}

/**
 * A hook that gives the texts in the reader's language. English is the pattern; the compiler wants the same keys of Polish.
 *
 * @example
 * export const useCodesTexts = textsOf({ en, pl });
 * const t = useCodesTexts();
 */
export function textsOf<Texts>(catalogues: Readonly<Record<Language, Texts>>): () => Texts {
  return () => catalogues[useReader().language];
}
