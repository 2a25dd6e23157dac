/**
 * Goes to the field at a JSON pointer, or to the nearest one around or within it, and opens what it is hidden behind.
 *
 * @returns whether there was one
 */
export function focusField(pointer: string): boolean {
  const fields = [...document.querySelectorAll<HTMLElement>('[data-field]')];
  const at = (element: HTMLElement) => element.dataset.field ?? '';
  const around = fields
    .filter((element) => pointer === at(element) || pointer.startsWith(`${at(element)}/`))
    .sort((one, other) => at(other).length - at(one).length);
  const found = around[0] ?? fields.find((element) => at(element).startsWith(`${pointer}/`));
  if (found === undefined) return false;
  for (
    let more = found.closest('details');
    more !== null;
    more = more.parentElement?.closest('details') ?? null
  ) {
    more.open = true;
  }
  const target = found.matches('input, select, textarea, button')
    ? found
    : (found.querySelector<HTMLElement>('input, select, textarea, button') ?? found);
  target.focus({ preventScroll: true });
  target.scrollIntoView({ block: 'center' });
  return true;
}
