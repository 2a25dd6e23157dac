import {
  type ComponentProps,
  type ReactNode,
  type RefObject,
  Suspense,
  useId,
  useRef,
  useState,
} from 'react';
import { useTexts } from '../text/use-texts.ts';
import { useToast } from './toasts.tsx';

/** What opens is told of the button that opens it, and whether it is open. */
export interface Opener {
  readonly id: string;
  readonly button: RefObject<HTMLButtonElement | null>;
  readonly opened: boolean;
  readonly onChange: (opened: boolean) => void;
}

interface PopupButtonProps extends Omit<ComponentProps<'button'>, 'popover' | 'onClick'> {
  readonly opens: 'menu' | 'dialog';
  /** Loads the code of what opens; asked as soon as somebody is about to press the button. */
  readonly load: () => Promise<unknown>;
  /** What opens. */
  readonly popup: (opener: Opener) => ReactNode;
}

/**
 * A button that opens a menu, or something to choose in, beside it. What opens is neither loaded nor made before somebody wants it:
 * a page has many such buttons, and most are never pressed.
 *
 * @example <PopupButton opens="menu" load={load} popup={(opener) => <ChoiceMenu {...opener} />}>State</PopupButton>
 */
export function PopupButton({ opens, load, popup, children, ...others }: PopupButtonProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const t = useTexts();
  const tell = useToast();
  const [opened, setOpened] = useState(false);
  const [wasOpened, setWasOpened] = useState(false);
  const loadAhead = () => void load().catch(() => {});
  const toggle = async () => {
    try {
      await load();
    } catch {
      const { title, help } = navigator.onLine ? t.error.network : t.error.offline;
      tell({ kind: 'bad', text: `${title}. ${help}` });
      return;
    }
    setWasOpened(true);
    setOpened((now) => !now);
  };
  return (
    <>
      <button
        type="button"
        {...others}
        ref={button}
        id={id}
        aria-haspopup={opens}
        aria-expanded={opened}
        aria-controls={opened ? `${id}-dropdown` : undefined}
        onPointerEnter={loadAhead}
        onFocus={loadAhead}
        onClick={toggle}
      >
        {children}
      </button>
      {wasOpened ? <Suspense>{popup({ id, button, opened, onChange: setOpened })}</Suspense> : null}
    </>
  );
}
