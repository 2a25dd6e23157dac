import { useFormats } from '../text/reader.tsx';

interface MoneyProps {
  /** In the smallest unit of the currency. */
  readonly minor: number;
  readonly currency: string;
}

/** An amount as the reader writes it. */
export function Money({ minor, currency }: MoneyProps) {
  return <>{useFormats().money(minor, currency)}</>;
}
