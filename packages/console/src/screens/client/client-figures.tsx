import type { TimelineEntry, Wallet } from '../../api/client.ts';
import { useFormats } from '../../text/reader.tsx';
import { Figures } from '../../ui/figures.tsx';
import { forEverybody } from './for-everybody.ts';
import { sumsOf } from './sums-of.ts';
import { useClientTexts } from './text/use-client-texts.ts';

interface ClientFiguresProps {
  readonly wallet: Wallet;
  readonly timeline: { readonly pages: readonly { readonly data: readonly TimelineEntry[] }[] } | undefined;
  /** Whether the timeline goes on: the sums are of its newest part then. */
  readonly hasMore: boolean;
}

/** What a client can use now, has activated and redeemed, and what that was worth to them. */
export function ClientFigures({ wallet, timeline, hasMore }: ClientFiguresProps) {
  const t = useClientTexts();
  const formats = useFormats();
  const sums = sumsOf(timeline?.pages.flatMap((page) => page.data) ?? []);
  const counted = (count: number) =>
    timeline === undefined
      ? t.none
      : hasMore
        ? t.figures.atLeast(formats.number(count))
        : formats.number(count);
  const given = [...sums.given].map(([currency, minor]) => formats.money(minor, currency)).join(' + ');
  return (
    <Figures
      figures={[
        {
          label: t.figures.usable,
          value: formats.number(wallet.usable.length + forEverybody(wallet).length),
        },
        { label: t.figures.activated, value: counted(sums.activated) },
        {
          label: t.figures.redeemed,
          value: counted(sums.redeemed),
          note: t.figures.back(formats.number(sums.rolledBack)),
        },
        { label: t.figures.given, value: given === '' ? t.none : hasMore ? t.figures.atLeast(given) : given },
      ]}
    />
  );
}
