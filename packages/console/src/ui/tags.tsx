import type { ReactNode } from 'react';
import styles from './tags.module.css';

interface TagsProps {
  readonly tags: readonly string[];
  /** Draws one, where it is more than a word: a link, for example. */
  readonly draw?: (tag: string, className: string) => ReactNode;
}

/** Words that something is marked with. */
export function Tags({ tags, draw }: TagsProps) {
  const className = styles.tag ?? '';
  return (
    <span className={styles.tags}>
      {tags.map((tag) =>
        draw === undefined ? (
          <span key={tag} className={className}>
            {tag}
          </span>
        ) : (
          draw(tag, className)
        ),
      )}
    </span>
  );
}
