import type { SharedTexts } from '../../text/en.ts';
import { PLACES, SETTINGS } from '../places.ts';
import type { PaletteItem } from './palette-item.ts';

/** Pages whose word has these characters in it; all of them for none. */
export function findPlaces(wanted: string, t: SharedTexts): PaletteItem[] {
  return [...PLACES, SETTINGS]
    .map(({ name, to }) => ({ id: name, title: t.nav[name], to }))
    .filter(({ title }) => holds(title, wanted));
}

/** The same for what can be done from anywhere. */
export function findActions(wanted: string, t: SharedTexts): PaletteItem[] {
  return [{ id: 'new-coupon', title: t.frame.newCoupon, to: '/coupons/new' }].filter(({ title }) =>
    holds(title, wanted),
  );
}

function holds(title: string, wanted: string): boolean {
  return title.toLocaleLowerCase().includes(wanted.toLocaleLowerCase());
}
