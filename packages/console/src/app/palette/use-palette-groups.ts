import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMay } from '../../api/may.ts';
import { useTexts } from '../../text/use-texts.ts';
import { findCoupons } from './find-coupons.ts';
import { findActions, findPlaces } from './find-places.ts';
import type { PaletteGroup } from './palette-item.ts';

const TYPING_MS = 120;

/** What the palette shows for what was typed, group by group; a new kind of thing to find is a group more here. */
export function usePaletteGroups(typed: string): readonly PaletteGroup[] {
  const t = useTexts();
  const mayMake = useMay('createCoupon');
  const [wanted] = useDebouncedValue(typed.trim(), TYPING_MS);
  const { data: coupons = [] } = useQuery({
    queryKey: ['coupons', 'palette', wanted],
    queryFn: ({ signal }) => findCoupons(wanted, signal),
    enabled: wanted !== '',
    placeholderData: keepPreviousData,
  });
  const groups = [
    { title: t.palette.coupons, items: wanted === '' ? [] : coupons },
    { title: t.palette.pages, items: findPlaces(typed.trim(), t) },
    { title: t.palette.actions, items: mayMake ? findActions(typed.trim(), t) : [] },
  ];
  return groups.filter(({ items }) => items.length > 0);
}
