import { Button } from '@mantine/core';
import IconBarcode from '@tabler/icons-react/icons/IconBarcode';
import IconPlus from '@tabler/icons-react/icons/IconPlus';
import IconPrinter from '@tabler/icons-react/icons/IconPrinter';
import IconTicket from '@tabler/icons-react/icons/IconTicket';
import { Suspense, useState } from 'react';
import type { Code } from '../../api/code.ts';
import { useMay } from '../../api/may.ts';
import { lazyPart } from '../../ui/lazy-part.ts';
import { useCodesTexts } from './text/use-codes-texts.ts';

// What most visits do not need; the camera and the labels bring libraries with them.
const AddCodesDialog = lazyPart(() => import('./add-codes-dialog.tsx'), 'AddCodesDialog');
const IssueDialog = lazyPart(() => import('./issue-dialog.tsx'), 'IssueDialog');
const ScanDialog = lazyPart(() => import('./scan-dialog.tsx'), 'ScanDialog');
const PrintDialog = lazyPart(() => import('./print-dialog.tsx'), 'PrintDialog');

interface CodesActionsProps {
  /** The coupon that is looked at. */
  readonly couponId: string | undefined;
  /** Whether that coupon can have more codes; left out: it can. */
  readonly canAdd?: boolean;
  /** Whether that coupon gives each client something of its own; left out: it does. */
  readonly canIssue?: boolean;
  /** The codes that are chosen in the list. */
  readonly chosen: readonly Code[];
}

const ICON = { size: 16, stroke: 1.5, 'aria-hidden': true } as const;

/** What can be done with codes: look one up with the camera, print labels, make or import some, issue one for a client. */
export function CodesActions({ couponId, canAdd = true, canIssue = true, chosen }: CodesActionsProps) {
  const t = useCodesTexts();
  const mayMake = useMay('generateCodes');
  const mayIssue = useMay('createActivation');
  const mayList = useMay('listCodes');
  const [open, setOpen] = useState<'scan' | 'print' | 'add' | 'issue' | null>(null);
  const close = () => setOpen(null);
  if (!mayList) return null;
  return (
    <>
      <Button variant="default" leftSection={<IconBarcode {...ICON} />} onClick={() => setOpen('scan')}>
        {t.scan.action}
      </Button>
      <Button variant="default" leftSection={<IconPrinter {...ICON} />} onClick={() => setOpen('print')}>
        {t.print.action}
      </Button>
      {mayMake && canAdd ? (
        <Button variant="default" leftSection={<IconPlus {...ICON} />} onClick={() => setOpen('add')}>
          {t.add.action}
        </Button>
      ) : null}
      {mayIssue && canIssue ? (
        <Button leftSection={<IconTicket {...ICON} />} onClick={() => setOpen('issue')}>
          {t.issue.action}
        </Button>
      ) : null}
      <Suspense fallback={null}>
        {open === 'issue' ? <IssueDialog couponId={couponId} onClose={close} /> : null}
        {open === 'add' ? <AddCodesDialog couponId={couponId} onClose={close} /> : null}
        {open === 'scan' ? <ScanDialog onClose={close} /> : null}
        {open === 'print' ? <PrintDialog couponId={couponId} chosen={chosen} onClose={close} /> : null}
      </Suspense>
    </>
  );
}
