import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMay } from '../../api/may.ts';
import { useFormats } from '../../text/reader.tsx';
import { useTexts } from '../../text/use-texts.ts';
import { findClients } from './find-clients.ts';
import { findCodes } from './find-codes.ts';
import { findCoupons } from './find-coupons.ts';
import { findOrders } from './find-orders.ts';
import { findActions, findPlaces } from './find-places.ts';
import type { PaletteGroup, PaletteItem } from './palette-item.ts';

const TYPING_MS = 120;
/** What no identifier and no name is longer than. */
const LONGEST = 200;

/** What the palette shows for what was typed, group by group; a new kind of thing to find is a group more here. */
export function usePaletteGroups(typed: string): readonly PaletteGroup[] {
  const t = useTexts();
  const mayMake = useMay('createCoupon');
  const [wanted] = useDebouncedValue(typed.trim().slice(0, LONGEST), TYPING_MS);
  const telling = { t, formats: useFormats(), mayNameClients: useMay('findClients') };
  const orders = (text: string, signal: AbortSignal) => findOrders(text, telling, signal);
  const groups = [
    // A number that was typed whole means just that.
    { title: t.palette.orders, items: useFound('redemptions', wanted, orders, useMay('listRedemptions')) },
    { title: t.palette.coupons, items: useFound('coupons', wanted, findCoupons, useMay('listCoupons')) },
    { title: t.palette.codes, items: useFound('codes', wanted, findCodes, useMay('searchCodes')) },
    { title: t.palette.clients, items: useFound('clients', wanted, findClients, useMay('findClients')) },
    { title: t.palette.pages, items: findPlaces(typed.trim(), t) },
    { title: t.palette.actions, items: mayMake ? findActions(typed.trim(), t) : [] },
  ];
  return groups.filter(({ items }) => items.length > 0);
}

/** What the server finds of one kind, for those who may see it. */
function useFound(
  noun: string,
  wanted: string,
  find: (wanted: string, signal: AbortSignal) => Promise<PaletteItem[]>,
  may: boolean,
): readonly PaletteItem[] {
  const isAsked = may && wanted !== '';
  const { data = [] } = useQuery({
    queryKey: [noun, 'palette', wanted],
    queryFn: ({ signal }) => find(wanted, signal),
    enabled: isAsked,
    placeholderData: keepPreviousData,
  });
  return isAsked ? data : [];
}
