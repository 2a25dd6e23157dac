import { useEffect, useRef } from 'react';
import { useTexts } from '../../text/use-texts.ts';
import styles from './palette-dialog.module.css';
import type { PaletteGroup, PaletteItem } from './palette-item.ts';

interface PaletteListProps {
  readonly groups: readonly PaletteGroup[];
  readonly activeId: string | undefined;
  readonly onOpen: (item: PaletteItem) => void;
}

/** What was found. The focus stays in the field above; the active one is told by `aria-activedescendant`. */
export function PaletteList({ groups, activeId, onOpen }: PaletteListProps) {
  const t = useTexts();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (activeId === undefined) return;
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [activeId]);
  if (groups.length === 0) return <p className={styles.nothing}>{t.palette.nothing}</p>;
  return (
    <div
      ref={list}
      id="palette-list"
      role="listbox"
      aria-label={t.frame.search}
      className={styles.list}
      tabIndex={-1}
    >
      {groups.map(({ title, items }) => (
        // biome-ignore lint/a11y/useSemanticElements: a group of options is no fieldset.
        <div key={title} role="group" aria-label={title}>
          <div className={styles.group} aria-hidden>
            {title}
          </div>
          {items.map((item) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are heard by the field, which keeps the focus.
            <div
              key={item.id}
              id={`palette-${item.id}`}
              role="option"
              tabIndex={-1}
              aria-selected={item.id === activeId}
              className={styles.item}
              onClick={() => onOpen(item)}
            >
              <span className={styles.title}>{item.title}</span>
              {item.detail === undefined ? null : (
                <span className={styles.detail} data-code={item.isCode}>
                  {item.detail}
                </span>
              )}
              {item.more === undefined ? null : <span className={styles.more}>{item.more}</span>}
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}
