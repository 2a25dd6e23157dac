import IconArrowRight from '@tabler/icons-react/icons/IconArrowRight';
import { useReader } from '../text/reader.tsx';
import { useChangesTexts } from '../text/use-changes-texts.ts';
import { useTexts } from '../text/use-texts.ts';
import { changeValue } from './change-value.ts';
import styles from './changes.module.css';

interface ChangesProps {
  /** As the audit log tells them: what each field was and what it became. */
  readonly changes: Readonly<Record<string, { readonly from: unknown; readonly to: unknown }>>;
  /** Those in which amounts and moments are written. */
  readonly currency: string;
  readonly timeZone: string;
}

/** What changed of something, a line for each field: `Name: Winter → Winter sale`. */
export function Changes({ changes, currency, timeZone }: ChangesProps) {
  const t = useChangesTexts();
  const shared = useTexts();
  const { language, formats } = useReader();
  const fields = Object.entries(changes);
  if (fields.length === 0) return null;
  const known: Readonly<Record<string, string>> = t.fields;
  const write = (field: string, value: unknown) =>
    changeValue(field, value, { t, shared, formats, language, currency, timeZone });
  return (
    <ul className={styles.changes}>
      {fields.map(([field, { from, to }]) => {
        const [before, after] = [write(field, from), write(field, to)];
        return (
          <li key={field}>
            {known[field] ?? field}:{' '}
            {before === null && after === null ? (
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
