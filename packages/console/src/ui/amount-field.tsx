import { MAX_MINOR, minorDigits } from '@couponry/engine';
import { NumberInput } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';
import { useReader } from '../text/reader.tsx';

interface AmountFieldProps {
  readonly label: string;
  /** Told in the smallest unit of the currency, and again when that is another one; undefined: nothing was typed. */
  readonly onChange: (minor: number | undefined) => void;
  readonly currency: string;
  readonly max?: number;
  readonly error?: ReactNode;
  readonly description?: ReactNode;
}

/**
 * An amount of money, typed as the reader writes it, with its currency in the field. It keeps what is typed: `12.` on the way to 12.50 is
 * another text than the 12 that it is worth so far.
 */
export function AmountField(props: AmountFieldProps) {
  const { label, onChange, currency, max = MAX_MINOR, error, description } = props;
  const { language } = useReader();
  const digits = minorDigits(currency) ?? 2;
  const unit = 10 ** digits;
  const [typed, setTyped] = useState<number | string>('');
  const minor = typed === '' ? undefined : Math.round(Number(typed) * unit);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever listens listens to the amount, not to itself.
  useEffect(() => onChange(minor), [minor]);
  return (
    <NumberInput
      label={label}
      value={typed}
      onChange={setTyped}
      min={0}
      max={max / unit}
      decimalScale={digits}
      decimalSeparator={language === 'pl' ? ',' : '.'}
      // On a keyboard of numbers the point is nearer than the comma.
      {...(language === 'pl' ? { allowedDecimalSeparators: ['.', ','] } : {})}
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
