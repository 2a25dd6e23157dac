import IconArrowRight from '@tabler/icons-react/icons/IconArrowRight';
import { useReader } from '../text/reader.tsx';
import { useChangesTexts } from '../text/use-changes-texts.ts';
import { useTexts } from '../text/use-texts.ts';
import { type Change, changeLines } from './change-lines.ts';
import { changeValue, FREE, partValue } from './change-value.ts';
import styles from './changes.module.css';

interface ChangesProps {
  /** As the audit log tells them: what each field was and what it became. */
  readonly changes: Readonly<Record<string, Change>>;
  /** Those in which amounts and moments are written. */
  readonly currency: string;
  readonly timeZone: string;
}

/** What changed of something, a line for each field or part of one: `Name: Winter → Winter sale`, `Own fields, brand: Acme → Bolt`. */
export function Changes({ changes, currency, timeZone }: ChangesProps) {
  const t = useChangesTexts();
  const shared = useTexts();
  const { language, formats } = useReader();
  const lines = changeLines(changes);
  if (lines.length === 0) return null;
  const known: Readonly<Record<string, string>> = t.fields;
  const parts: Readonly<Record<string, string>> = t.parts;
  const telling = { t, shared, formats, language, currency, timeZone };
  return (
    <ul className={styles.changes}>
      {lines.map(({ field, part, from, to }) => {
        const write = (value: unknown) =>
          part === null ? changeValue(field, value, telling) : partValue(field, part, value, telling);
        const [before, after] = [write(from), write(to)];
        const ofPart = part === null ? '' : `, ${FREE.has(field) ? part : (parts[part] ?? part)}`;
        return (
          <li key={`${field} ${part}`}>
            {known[field] ?? field}
            {ofPart}:{' '}
            {before === after ? (
              t.changed
            ) : (
              <FromTo before={from === null ? null : before} after={after ?? t.changed} />
            )}
          </li>
        );
      })}
    </ul>
  );
}

function FromTo({ before, after }: { readonly before: string | null; readonly after: string }) {
  return (
    <>
      {before === null ? null : (
        <>
          <del>{before}</del> <IconArrowRight
            className={styles.arrow}
            size={13}
            stroke={1.5}
            aria-hidden
          />{' '}
        </>
      )}
      <ins>{after}</ins>
    </>
  );
}
