import { MAX_MINOR, minorDigits } from '@couponry/engine';
import { NumberInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useReader } from '../text/reader.tsx';

interface AmountFieldProps {
  readonly label: string;
  /** In the smallest unit of the currency; undefined: nothing was typed. */
  readonly value: number | undefined;
  readonly onChange: (minor: number | undefined) => void;
  readonly currency: string;
  readonly max?: number;
  readonly error?: ReactNode;
  readonly description?: ReactNode;
}

/** An amount of money, typed as the reader writes it, with its currency in the field. */
export function AmountField(props: AmountFieldProps) {
  const { label, value, onChange, currency, max = MAX_MINOR, error, description } = props;
  const { language } = useReader();
  const digits = minorDigits(currency) ?? 2;
  const unit = 10 ** digits;
  return (
    <NumberInput
      label={label}
      value={value === undefined ? '' : value / unit}
      onChange={(typed) => onChange(typeof typed === 'number' ? Math.round(typed * unit) : undefined)}
      min={0}
      max={max / unit}
      decimalScale={digits}
      decimalSeparator={language === 'pl' ? ',' : '.'}
      thousandSeparator={language === 'pl' ? ' ' : ','}
      allowNegative={false}
      hideControls
      rightSection={<span aria-hidden>{currency}</span>}
      rightSectionWidth={52}
      inputMode="decimal"
      error={error}
      description={description}
    />
  );
}
