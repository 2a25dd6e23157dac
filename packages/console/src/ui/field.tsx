import { Input } from '@mantine/core';
import { type ReactNode, useId } from 'react';

interface FieldProps {
  readonly label: string;
  readonly help?: string;
  /** What is labelled; it spreads what it is given on its outermost element. */
  readonly children: (ids: { readonly 'aria-labelledby': string }) => ReactNode;
}

/** A label for what is no input of its own: a choice of a few, an editor. */
export function Field({ label, help, children }: FieldProps) {
  const id = useId();
  return (
    <Input.Wrapper label={label} description={help} labelElement="div" labelProps={{ id }}>
      <div>{children({ 'aria-labelledby': id })}</div>
    </Input.Wrapper>
  );
}
