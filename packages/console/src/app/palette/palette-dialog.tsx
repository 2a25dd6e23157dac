import { Modal } from '@mantine/core';
import IconSearch from '@tabler/icons-react/icons/IconSearch';
import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useState } from 'react';
import { useTexts } from '../../text/use-texts.ts';
import { useStillPage } from '../../ui/use-still-page.ts';
import styles from './palette-dialog.module.css';
import type { PaletteItem } from './palette-item.ts';
import { PaletteList } from './palette-list.tsx';
import { usePaletteGroups } from './use-palette-groups.ts';

/** One field over everything: type, choose with the arrows, open with Enter. */
export function PaletteDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts();
  useStillPage();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const navigate = useNavigate();
  const groups = usePaletteGroups(typed);
  const items = groups.flatMap((group) => group.items);
  const active = items[Math.min(at, items.length - 1)];
  const open = (item: PaletteItem | undefined) => {
    if (item === undefined) return;
    onClose();
    void navigate({ to: item.to, search: item.search ?? {} });
  };
  const onKey = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Enter') open(active);
    if (step === undefined || items.length === 0) return;
    event.preventDefault();
    setAt((now) => (Math.min(now, items.length - 1) + step + items.length) % items.length);
  };
  return (
    <Modal.Root opened onClose={onClose} padding={0} size={600} yOffset="12vh">
      <Modal.Overlay />
      <Modal.Content aria-label={t.frame.search}>
        <div className={styles.field}>
          <IconSearch size={20} stroke={1.5} aria-hidden />
          <input
            className={styles.input}
            role="combobox"
            aria-expanded={items.length > 0}
            aria-controls="palette-list"
            aria-activedescendant={active === undefined ? undefined : `palette-${active.id}`}
            aria-label={t.frame.searchFor}
            placeholder={t.palette.placeholder}
            data-autofocus
            value={typed}
            onChange={(event) => {
              setTyped(event.currentTarget.value);
              setAt(0);
            }}
            onKeyDown={onKey}
          />
        </div>
        <PaletteList groups={groups} activeId={active?.id} onOpen={open} />
        <p className={styles.hint}>{t.palette.hint}</p>
      </Modal.Content>
    </Modal.Root>
  );
}
