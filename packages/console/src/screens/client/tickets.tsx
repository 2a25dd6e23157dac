import type { Wallet, WalletEntry } from '../../api/client.ts';
import { useFormats } from '../../text/reader.tsx';
import { Card } from '../../ui/card.tsx';
import { forEverybody } from './for-everybody.ts';
import { useClientTexts } from './text/use-client-texts.ts';
import styles from './tickets.module.css';
import { WalletTicket } from './wallet-ticket.tsx';

/** What was used up is told apart from what is over for another reason. */
const USED: ReadonlySet<string> = new Set(['code_used_up', 'client_used_up', 'period_used_up']);
const MOST_SHOWN = 6;

/** The tickets of a client: what works now, for them or for everybody, what they could activate, what is used, what is over. */
export function Tickets({ wallet }: { readonly wallet: Wallet }) {
  const t = useClientTexts();
  const formats = useFormats();
  const isUsed = ({ reason }: WalletEntry) => USED.has(reason?.code ?? '');
  const groups = [
    { id: 'usable', entries: wallet.usable },
    { id: 'everybody', entries: forEverybody(wallet) },
    { id: 'activatable', entries: wallet.activatable.filter(({ code }) => code === null) },
    { id: 'used', entries: wallet.unusable.filter(isUsed) },
    { id: 'over', entries: wallet.unusable.filter((entry) => !isUsed(entry)) },
  ] as const;
  const filled = groups.filter(({ entries }) => entries.length > 0);
  return (
    <Card title={t.tickets.title}>
      {filled.length === 0 ? <p className={styles.none}>{t.tickets.none}</p> : null}
      {filled.map(({ id, entries }) => (
        <section key={id} className={styles.group} aria-label={t.tickets[id]}>
          <h3 className={styles.name}>
            {t.tickets[id]} <span>{formats.number(entries.length)}</span>
          </h3>
          <TicketList entries={entries} />
        </section>
      ))}
    </Card>
  );
}

function TicketList({ entries }: { readonly entries: readonly WalletEntry[] }) {
  const t = useClientTexts();
  const formats = useFormats();
  const list = (some: readonly WalletEntry[]) => (
    <ul className={styles.list}>
      {some.map((entry) => (
        <li key={`${entry.coupon.id} ${entry.code}`}>
          <WalletTicket entry={entry} />
        </li>
      ))}
    </ul>
  );
  const rest = entries.slice(MOST_SHOWN);
  return (
    <>
      {list(entries.slice(0, MOST_SHOWN))}
      {rest.length === 0 ? null : (
        <details className={styles.rest}>
          <summary>{t.tickets.more(formats.number(rest.length))}</summary>
          {list(rest)}
        </details>
      )}
    </>
  );
}
