import { useFormats } from '../../text/reader.tsx';
import styles from './add-codes-dialog.module.css';
import type { ImportedCode } from './import-in-parts.ts';
import { useCodesTexts } from './text/use-codes-texts.ts';

/** Longer lists are told by their sums, and by what went wrong first. */
const SHOWN = 500;

/** What became of the codes: how many are in, and for each of the others why not. */
export function ImportResults({ results }: { readonly results: readonly ImportedCode[] }) {
  const t = useCodesTexts();
  const formats = useFormats();
  const count = (result: ImportedCode['result']) =>
    formats.number(results.filter((each) => each.result === result).length);
  const why = ({ result, problem, message }: ImportedCode) => {
    if (message !== null) return t.add.invalid(message);
    return problem === null ? t.add.result[result] : t.add.problem[problem];
  };
  const wanting = results.filter(({ result, problem }) => result !== 'imported' || problem !== null);
  return (
    <div className={styles.parts} role="status">
      <p>{t.add.imported(count('imported'), count('taken'), count('invalid'))}</p>
      {wanting.length === 0 ? null : (
        <ul className={styles.results} aria-label={t.add.results} tabIndex={-1}>
          {wanting.slice(0, SHOWN).map((each, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the same code can stand in a list twice, and the list does not change.
            <li key={`${index}-${each.code}`}>
              <b>{each.code}</b>
              <span>{why(each)}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
