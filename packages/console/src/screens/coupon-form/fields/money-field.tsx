import type { ComponentProps } from 'react';
import { useForm } from '../form-context.tsx';
import { NumberField } from './number-field.tsx';

/** An amount in decimals of the coupon's currency. */
export function MoneyField(props: Omit<ComponentProps<typeof NumberField>, 'unit' | 'unitFirst'>) {
  const { writing } = useForm();
  return <NumberField {...props} unit={writing.currency} unitFirst />;
}
