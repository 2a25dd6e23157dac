import { Button, createTheme, Input, Menu, Modal, Popover, SegmentedControl, Tooltip } from '@mantine/core';

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
    // Said, so that styles can go by it.
    Button: Button.extend({ defaultProps: { variant: 'filled' } }),
    InputWrapper: Input.Wrapper.extend({
      defaultProps: { inputWrapperOrder: ['label', 'input', 'description', 'error'] },
    }),
    Menu: Menu.extend({ defaultProps: { ...PLAIN, position: 'bottom-end', offset: 4 } }),
    Popover: Popover.extend({ defaultProps: { ...PLAIN, offset: 4 } }),
    SegmentedControl: SegmentedControl.extend({
      defaultProps: { withItemsBorders: false, transitionDuration: 120 },
    }),
    Tooltip: Tooltip.extend({ defaultProps: { ...PLAIN, openDelay: 300 } }),
    // Its lock of the page behind writes a style into the page, which the policy forbids; `mantine.css` has another one.
    // The head of a dialog is not that of the page, which is what a `header` outside of a section says.
    Modal: Modal.extend({
      defaultProps: {
        ...PLAIN,
        lockScroll: false,
        centered: true,
        attributes: { header: { role: 'presentation' } },
      },
    }),
  },
});

/** Mantine wants ten shades of a colour; ours are named variables, which both colour schemes share. */
function shades(name: string) {
  const shade = `var(--mantine-color-${name}-filled)`;
  return [shade, shade, shade, shade, shade, shade, shade, shade, shade, shade] as const;
}
