import type { Client } from '../../api/client.ts';
import { Facts } from '../../ui/facts.tsx';
import styles from './identity.module.css';
import { useClientTexts } from './text/use-client-texts.ts';

/** By what a client is known, and what else is: tags as chips, attributes by their name. */
export function Identity({ client }: { readonly client: Client }) {
  const t = useClientTexts();
  const { id, email, customIdentify, attributes } = client;
  return (
    <Facts
      facts={[
        [t.identity.email, email ?? t.none],
        [t.identity.own, customIdentify ?? t.none],
        [
          t.identity.id,
          <span key="id" className={styles.id}>
            {id}
          </span>,
        ],
        ...Object.entries(attributes).map(
          ([name, value]) => [name, <Attribute key={name} value={value} />] as const,
        ),
      ]}
    />
  );
}

function Attribute({ value }: { readonly value: unknown }) {
  if (!Array.isArray(value)) return <>{textOf(value)}</>;
  return (
    <span className={styles.tags}>
      {value.map(textOf).map((tag) => (
        <span key={tag} className={styles.tag}>
          {tag}
        </span>
      ))}
    </span>
  );
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
