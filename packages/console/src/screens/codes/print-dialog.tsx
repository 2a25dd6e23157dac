import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import type { Code } from '../../api/code.ts';
import { useFormats } from '../../text/reader.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useToast } from '../../ui/toasts.tsx';
import { codesInRange } from './codes-in-range.ts';
import { LABEL_SHEETS, type LabelSheet } from './labels/label-sheets.ts';
import { printLabels } from './labels/print-labels.ts';
import { type PrintRange, RangeFields, SheetFields } from './print-fields.tsx';
import { saveFile } from './save-file.ts';
import { useCodesTexts } from './text/use-codes-texts.ts';
import { useLabels } from './use-labels.ts';

interface PrintDialogProps {
  readonly couponId: string | undefined;
  readonly chosen: readonly Code[];
  readonly onClose: () => void;
}

/** Prints codes on sheets of labels: those that were chosen in the list, or a range of a coupon's. */
export function PrintDialog({ couponId, chosen, onClose }: PrintDialogProps) {
  const t = useCodesTexts();
  const formats = useFormats();
  const tell = useToast();
  const labelsOf = useLabels();
  const [which, setWhich] = useState<'chosen' | 'range'>(chosen.length > 0 ? 'chosen' : 'range');
  const [range, setRange] = useState<PrintRange>({ coupon: couponId, from: '', to: '' });
  const [sheet, setSheet] = useState<LabelSheet>(LABEL_SHEETS[0]);
  const [first, setFirst] = useState(1);
  const print = async () => {
    const { coupon = '', from, to } = range;
    const codes = which === 'chosen' ? chosen : await codesInRange(coupon, from.trim(), to.trim());
    if (codes.length === 0) throw new Error(t.print.nothing);
    const skip = Math.min(sheet.columns * sheet.rows, first) - 1;
    const bytes = await printLabels({ labels: await labelsOf(codes), sheet, skip, title: t.print.title });
    saveFile(bytes, 'application/pdf', t.print.file);
    tell({ text: t.print.told(codes.length, formats.number(codes.length)) });
    onClose();
  };
  return (
    <FormDialog
      title={t.print.title}
      help={t.print.help}
      submit={t.print.submit}
      isComplete={which === 'chosen' || range.coupon !== undefined}
      onSubmit={print}
      onClose={onClose}
      size={560}
    >
      {(wasTried) => (
        <>
          {chosen.length === 0 ? null : (
            <SegmentedControl
              value={which}
              onChange={(value) => setWhich(value as typeof which)}
              data={[
                { value: 'chosen', label: t.print.chosen(formats.number(chosen.length)) },
                { value: 'range', label: t.print.range },
              ]}
            />
          )}
          {which === 'chosen' ? null : (
            <RangeFields
              range={range}
              onChange={setRange}
              error={wasTried && range.coupon === undefined ? t.needsCoupon : null}
            />
          )}
          <SheetFields sheet={sheet} onSheet={setSheet} first={first} onFirst={setFirst} />
        </>
      )}
    </FormDialog>
  );
}
