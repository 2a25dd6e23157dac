import { Radio, Select } from '@mantine/core';
import { useFormats } from '../../../text/reader.tsx';
import { Card } from '../../../ui/card.tsx';
import { useBacktestTexts } from '../text/use-backtest-texts.ts';
import styles from './orders.module.css';
import { LEDGER_DAYS, type OrdersChoice } from './orders-choice.ts';
import { OrdersFileField } from './orders-file-field.tsx';

interface OrdersCardProps {
  readonly choice: OrdersChoice;
  readonly onChange: (choice: OrdersChoice) => void;
  /** Whether somebody wanted to begin without orders. */
  readonly isMissing: boolean;
}

/** The first step: which orders. */
export function OrdersCard({ choice, onChange, isMissing }: OrdersCardProps) {
  const t = useBacktestTexts();
  const formats = useFormats();
  return (
    <Card title={t.orders.title}>
      <div className={styles.orders}>
        <Radio.Group
          value={choice.from}
          onChange={(from) => onChange({ ...choice, from: from as OrdersChoice['from'] })}
          aria-label={t.orders.title}
        >
          <div className={styles.choices}>
            <Radio value="file" label={t.orders.file} />
            <Radio value="ledger" label={t.orders.ledger} />
          </div>
        </Radio.Group>
        {choice.from === 'file' ? (
          <OrdersFileField
            file={choice.file}
            onFile={(file) => onChange({ ...choice, file })}
            isMissing={isMissing}
          />
        ) : (
          <Select
            label={t.orders.period}
            description={t.orders.ledgerHelp}
            allowDeselect={false}
            withCheckIcon={false}
            value={String(choice.days)}
            data={LEDGER_DAYS.map((days) => ({
              value: String(days),
              label: t.orders.last(formats.unit(days, 'day')),
            }))}
            onChange={(value) =>
              onChange({ ...choice, days: LEDGER_DAYS.find((days) => String(days) === value) ?? choice.days })
            }
          />
        )}
      </div>
    </Card>
  );
}
