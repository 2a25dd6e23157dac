import { NumberInput, Select, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useFormats } from '../../text/reader.tsx';
import { CouponSelect } from '../../ui/coupon-select.tsx';
import { MOST_LABELS } from './codes-in-range.ts';
import { LABEL_SHEETS, type LabelSheet } from './labels/label-sheets.ts';
import styles from './print-dialog.module.css';
import { useCodesTexts } from './text/use-codes-texts.ts';

/** Codes of a coupon, from one to another; empty: from the first, to the last. */
export interface PrintRange {
  readonly coupon: string | undefined;
  readonly from: string;
  readonly to: string;
}

interface RangeFieldsProps {
  readonly range: PrintRange;
  readonly onChange: (range: PrintRange) => void;
  readonly error: ReactNode;
}

/** Chooses a range of the codes of a coupon. */
export function RangeFields({ range, onChange, error }: RangeFieldsProps) {
  const t = useCodesTexts();
  const formats = useFormats();
  return (
    <>
      <CouponSelect
        label={t.coupon}
        value={range.coupon}
        onChange={(coupon) => onChange({ ...range, coupon })}
        error={error}
        description={t.print.most(formats.number(MOST_LABELS))}
      />
      <div className={styles.pair}>
        <TextInput
          label={t.print.from}
          value={range.from}
          onChange={(event) => onChange({ ...range, from: event.currentTarget.value })}
        />
        <TextInput
          label={t.print.to}
          value={range.to}
          onChange={(event) => onChange({ ...range, to: event.currentTarget.value })}
        />
      </div>
    </>
  );
}

interface SheetFieldsProps {
  readonly sheet: LabelSheet;
  readonly onSheet: (sheet: LabelSheet) => void;
  readonly first: number;
  readonly onFirst: (first: number) => void;
}

/** Chooses the sheet, and the first label of it that is not used up. */
export function SheetFields({ sheet, onSheet, first, onFirst }: SheetFieldsProps) {
  const t = useCodesTexts();
  const formats = useFormats();
  return (
    <div className={styles.pair}>
      <Select
        label={t.print.sheet}
        value={sheet.id}
        onChange={(id) => onSheet(LABEL_SHEETS.find((each) => each.id === id) ?? sheet)}
        allowDeselect={false}
        withCheckIcon={false}
        data={LABEL_SHEETS.map(({ id, columns, rows, width, height }) => ({
          value: id,
          label: t.print.sheetName(columns, rows, formats.number(width), formats.number(height)),
        }))}
      />
      <NumberInput
        label={t.print.first}
        value={first}
        onChange={(typed) => onFirst(typeof typed === 'number' ? typed : 1)}
        min={1}
        max={sheet.columns * sheet.rows}
        clampBehavior="strict"
        allowDecimal={false}
      />
    </div>
  );
}
