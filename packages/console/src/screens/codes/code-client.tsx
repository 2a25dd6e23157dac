import type { Code } from '../../api/code.ts';
import { useFormats } from '../../text/reader.tsx';
import { ClientLink } from '../../ui/client-link.tsx';
import { useIsPhone } from '../../ui/use-is-phone.ts';
import styles from './code-columns.module.css';
import { useCodesTexts } from './text/use-codes-texts.ts';

interface CodeClientProps {
  readonly code: Pick<Code, 'kind' | 'clientId' | 'redemptions'>;
}

/** Whose a code is. On a phone, which has no room for a column of uses, one for everybody tells its uses here: they are all there is to it. */
export function CodeClient({ code: { kind, clientId, redemptions } }: CodeClientProps) {
  const t = useCodesTexts();
  const formats = useFormats();
  const isPhone = useIsPhone();
  if (clientId !== null) return <ClientLink className={styles.client} id={clientId} />;
  if (kind !== 'friendly') return <span className={styles.quiet}>{t.nobody}</span>;
  const told = isPhone ? t.usedTimes(redemptions, formats.number(redemptions)) : t.everybody;
  return <span className={styles.quiet}>{told}</span>;
}
