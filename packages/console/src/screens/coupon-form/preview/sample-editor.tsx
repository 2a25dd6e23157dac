import { Button, Checkbox, CloseButton, TagsInput, TextInput } from '@mantine/core';
import { useRef } from 'react';
import { useForm } from '../form-context.tsx';
import { useCouponFormTexts } from '../text/use-coupon-form-texts.ts';
import { newLine, type Sample, type SampleLine } from './sample-cart.ts';
import styles from './sample-editor.module.css';

interface SampleEditorProps {
  readonly sample: Sample;
  readonly onChange: (sample: Sample) => void;
}

/** Another order to try: its lines, its shipping, and the client who places it. */
export function SampleEditor({ sample, onChange }: SampleEditorProps) {
  const t = useCouponFormTexts().sample;
  const { writing } = useForm();
  const { lines, shipping, tags, ordersBefore } = sample;
  const addButton = useRef<HTMLButtonElement>(null);
  const remove = (line: SampleLine) => {
    addButton.current?.focus();
    onChange({ ...sample, lines: lines.filter((each) => each !== line) });
  };
  const set = (line: SampleLine) =>
    onChange({ ...sample, lines: lines.map((each) => (each.key === line.key ? line : each)) });
  return (
    <div className={styles.editor}>
      {lines.map((line) => (
        <LineFields
          key={line.key}
          line={line}
          currency={writing.currency}
          onChange={set}
          onRemove={() => remove(line)}
        />
      ))}
      <div>
        <Button
          ref={addButton}
          variant="default"
          size="xs"
          onClick={() => onChange({ ...sample, lines: [...lines, newLine()] })}
        >
          {t.addLine}
        </Button>
      </div>
      <div className={styles.row}>
        <TextInput
          size="xs"
          className={styles.small ?? ''}
          label={t.shippingOf(writing.currency)}
          inputMode="decimal"
          value={shipping}
          onChange={(event) => onChange({ ...sample, shipping: event.currentTarget.value })}
        />
        <TextInput
          size="xs"
          className={styles.small ?? ''}
          label={t.ordersBefore}
          inputMode="numeric"
          value={ordersBefore}
          onChange={(event) => onChange({ ...sample, ordersBefore: event.currentTarget.value })}
        />
        <TagsInput
          size="xs"
          className={styles.name ?? ''}
          label={t.tags}
          value={[...tags]}
          acceptValueOnBlur
          onChange={(next) => onChange({ ...sample, tags: next })}
        />
      </div>
    </div>
  );
}

interface LineFieldsProps {
  readonly line: SampleLine;
  readonly currency: string;
  readonly onChange: (line: SampleLine) => void;
  readonly onRemove: () => void;
}

function LineFields({ line, currency, onChange, onRemove }: LineFieldsProps) {
  const t = useCouponFormTexts().sample;
  const field = (
    name: 'name' | 'price' | 'quantity' | 'categories',
    label: string,
    className: string | undefined,
  ) => (
    <TextInput
      size="xs"
      className={className ?? ''}
      label={label}
      value={line[name]}
      autoComplete="off"
      inputMode={name === 'price' || name === 'quantity' ? 'decimal' : 'text'}
      onChange={(event) => onChange({ ...line, [name]: event.currentTarget.value })}
    />
  );
  return (
    <fieldset className={styles.line} aria-label={t.line(line.name)}>
      {field('name', t.product, styles.name)}
      {field('price', t.price(currency), styles.small)}
      {field('quantity', t.quantity, styles.small)}
      {field('categories', t.categories, styles.name)}
      <Checkbox
        size="xs"
        className={styles.sale ?? ''}
        label={t.sale}
        checked={line.onSale}
        onChange={(event) => onChange({ ...line, onSale: event.currentTarget.checked })}
      />
      <CloseButton
        size="sm"
        className={styles.remove ?? ''}
        aria-label={t.removeLine(line.name)}
        onClick={onRemove}
      />
    </fieldset>
  );
}
