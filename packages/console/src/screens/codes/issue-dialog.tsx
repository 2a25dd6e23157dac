import { assignCode, createActivation, generateCodes } from '@couponry/sdk';
import { Radio, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/call.ts';
import type { ClientName } from '../../api/client-names.ts';
import type { Coupon } from '../../api/coupon.ts';
import { clientRefOf } from '../../api/find-clients.ts';
import { useMay } from '../../api/may.ts';
import { CouponSelect } from '../../ui/coupon-select.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { useToast } from '../../ui/toasts.tsx';
import { useGoFromHere } from '../../ui/use-go-from-here.ts';
import styles from './issue-dialog.module.css';
import { useCodesTexts } from './text/use-codes-texts.ts';

interface IssueDialogProps {
  readonly couponId: string | undefined;
  readonly onClose: () => void;
}

type Way = 'activate' | 'give';

/** Gives a client a code: activated, so that its time runs, or only issued, for the client to activate. */
export function IssueDialog({ couponId, onClose }: IssueDialogProps) {
  const t = useCodesTexts();
  const tell = useToast();
  const queries = useQueryClient();
  const goOn = useGoFromHere();
  const mayMake = useMay('generateCodes');
  const [id, setId] = useState(couponId);
  const [coupon, setCoupon] = useState<Coupon>();
  const [client, setClient] = useState('');
  const [way, setWay] = useState<Way>('activate');
  // Only what makes codes by itself can be issued before it is activated.
  const canGive = mayMake && (coupon?.codes.kind === 'ean13' || coupon?.codes.kind === 'pattern');
  const issue = async () => {
    if (id === undefined) return;
    const code = await issueCode(id, await clientRefOf(client), canGive ? way : 'activate');
    await queries.invalidateQueries();
    tell({ text: t.issue.told(code) });
    onClose();
    await goOn({ to: '/codes/$code', params: { code } });
  };
  return (
    <FormDialog
      title={t.issue.title}
      help={t.issue.help}
      submit={t.issue.submit}
      isComplete={id !== undefined && client.trim() !== ''}
      onSubmit={issue}
      onClose={onClose}
    >
      {(wasTried) => (
        <>
          <CouponSelect
            label={t.coupon}
            value={id}
            onChange={(chosen, found) => {
              setId(chosen);
              setCoupon(found);
            }}
            error={wasTried && id === undefined ? t.needsCoupon : null}
          />
          <TextInput
            label={t.client}
            description={t.clientHelp}
            value={client}
            onChange={(event) => setClient(event.currentTarget.value)}
            error={wasTried && client.trim() === '' ? t.needsClient : null}
          />
          {canGive ? (
            <Radio.Group label={t.issue.way} value={way} onChange={(value) => setWay(value as Way)}>
              <div className={styles.ways}>
                <Radio value="activate" label={t.issue.activate} />
                <Radio value="give" label={t.issue.give} />
              </div>
            </Radio.Group>
          ) : null}
        </>
      )}
    </FormDialog>
  );
}

async function issueCode(couponId: string, client: ClientName, way: Way): Promise<string> {
  if (way === 'activate') return (await call(createActivation, { couponId, client })).code;
  const { codes } = await call(generateCodes, couponId, { count: 1 });
  const [code = ''] = codes;
  await call(assignCode, code, { client });
  return code;
}
