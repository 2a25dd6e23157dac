import { Link } from '@tanstack/react-router';
import type { Client } from '../../api/client.ts';
import { useFormats } from '../../text/reader.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Tags } from '../../ui/tags.tsx';
import styles from './identity.module.css';
import { useClientTexts } from './text/use-client-texts.ts';

/** By what a client is known, and what else is: tags lead to all who have them, attributes by their name. */
export function Identity({ client }: { readonly client: Client }) {
  const t = useClientTexts();
  const formats = useFormats();
  const { id, email, customIdentify, tags, segments, orders, attributes } = client;
  const none = (list: readonly string[]) => list.length === 0;
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
        ...(none(tags) ? [] : [[t.identity.tags, <TagLinks key="tags" tags={tags} />] as const]),
        ...(none(segments) ? [] : [[t.identity.segments, <Tags key="segments" tags={segments} />] as const]),
        ...(orders === null ? [] : [[t.identity.orders, formats.number(orders)] as const]),
        ...Object.entries(attributes).map(
          ([name, value]) => [name, <Attribute key={name} value={value} />] as const,
        ),
      ]}
    />
  );
}

function TagLinks({ tags }: { readonly tags: readonly string[] }) {
  return (
    <Tags
      tags={tags}
      draw={(tag, className) => (
        <Link key={tag} className={className} to="/clients" search={{ tag }}>
          {tag}
        </Link>
      )}
    />
  );
}

function Attribute({ value }: { readonly value: unknown }) {
  return Array.isArray(value) ? <Tags tags={value.map(textOf)} /> : textOf(value);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
