import type { Code } from '../../api/code.ts';
import { DataTable } from '../../ui/data-table.tsx';
import type { Selection } from '../../ui/data-table-parts.ts';
import type { NextPage } from '../../ui/next-page.ts';
import { useCodeColumns } from './code-columns.tsx';
import { useCodesTexts } from './text/use-codes-texts.ts';

interface CodesTableProps {
  readonly codes: readonly Code[];
  /** Within the page of a coupon nobody has to be told which one it is. */
  readonly withCoupon: boolean;
  readonly selection: Selection;
  readonly next: NextPage | undefined;
}

/** Codes, a row each, leading to the page of the code. */
export function CodesTable({ codes, withCoupon, selection, next }: CodesTableProps) {
  const t = useCodesTexts();
  const columns = useCodeColumns(withCoupon);
  return (
    <DataTable
      label={t.title}
      columns={columns}
      rows={codes}
      idOf={({ code }) => code}
      linkOf={({ code }) => ({ to: `/codes/${encodeURIComponent(code)}`, name: code })}
      heights={[48, 72]}
      next={next}
      selection={selection}
    />
  );
}
