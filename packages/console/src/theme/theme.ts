import { createTheme } from '@mantine/core';

/** What opens over the page belongs to its content: whoever goes from landmark to landmark finds it there. */
const IN_CONTENT = { portalProps: { target: 'main' } };
const PLAIN = { transitionProps: { duration: 120 } };

/** Mantine as the console uses it. Its colours and sizes are in `mantine.css`. */
export const THEME = createTheme({
  primaryColor: 'leaf',
  colors: { leaf: shades('leaf'), danger: shades('danger') },
  fontFamily: 'var(--font-text)',
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    // By their names: `Menu.extend` would bring each of them into the first page.
    // Said, so that styles can go by it.
    Button: { defaultProps: { variant: 'filled' } },
    InputWrapper: { defaultProps: { inputWrapperOrder: ['label', 'input', 'description', 'error'] } },
    // Its placeholder for the focus is no item of a menu.
    Menu: {
      defaultProps: {
        ...PLAIN,
        ...IN_CONTENT,
        position: 'bottom-end',
        offset: 4,
        withInitialFocusPlaceholder: false,
      },
    },
    Popover: { defaultProps: { ...PLAIN, ...IN_CONTENT, offset: 4 } },
    SegmentedControl: { defaultProps: { withItemsBorders: false, transitionDuration: 120 } },
    Tooltip: { defaultProps: { ...PLAIN, openDelay: 300 } },
    // Its lock of the page behind writes a style into the page, which the policy forbids; `mantine.css` has another one.
    ModalRoot: { defaultProps: { ...PLAIN, lockScroll: false } },
  },
});

/** Mantine wants ten shades of a colour; ours are named variables, which both colour schemes share. */
function shades(name: string) {
  const shade = `var(--mantine-color-${name}-filled)`;
  return [shade, shade, shade, shade, shade, shade, shade, shade, shade, shade] as const;
}
