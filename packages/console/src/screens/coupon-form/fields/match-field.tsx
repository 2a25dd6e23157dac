import type { Membership } from '@couponry/engine';
import { Button, CloseButton } from '@mantine/core';
import type { MatchForm } from '../model/match-form.ts';
import { useCouponFormTexts } from '../text/use-coupon-form-texts.ts';
import { ChoiceField } from './choice-field.tsx';
import styles from './match-field.module.css';
import { MoneyField } from './money-field.tsx';
import { More } from './more.tsx';
import { TextField } from './text-field.tsx';
import { WordsField } from './words-field.tsx';

interface MatchFieldProps {
  /** Its JSON pointer. */
  readonly at: string;
  readonly value: MatchForm;
  readonly onChange: (match: MatchForm) => void;
}

/** Which lines of a cart are meant: by category and product, in or out; by sale, by price and by attributes. */
export function MatchField({ at, value, onChange }: MatchFieldProps) {
  const t = useCouponFormTexts().match;
  const { sku, category, onSale, unitPrice = {}, attributes = {} } = value;
  const words = (name: 'sku' | 'category', list: 'in' | 'notIn', label: string, placeholder: string) => (
    <WordsField
      at={`${at}/${name}/${list}`}
      label={label}
      placeholder={placeholder}
      value={value[name]?.[list] ?? []}
      onChange={(next) => onChange({ ...value, [name]: { ...value[name], [list]: next } })}
    />
  );
  const sale = onSale === undefined ? 'any' : onSale ? 'yes' : 'no';
  const { onSale: _, ...others } = value;
  return (
    <div className={styles.match}>
      <div className={styles.row}>
        {words('category', 'in', t.categories, t.all)}
        {words('sku', 'in', t.products, t.all)}
      </div>
      <More title={t.more} isUsed={isNarrowed(value)}>
        <div className={styles.row}>
          {words('category', 'notIn', t.notCategories, t.none)}
          {words('sku', 'notIn', t.notProducts, t.none)}
          <ChoiceField
            at={`${at}/onSale`}
            label={t.sale.label}
            value={sale}
            choices={(['any', 'yes', 'no'] as const).map((each) => ({ value: each, label: t.sale[each] }))}
            onChange={(next) => onChange(next === 'any' ? others : { ...others, onSale: next === 'yes' })}
          />
        </div>
        <div className={styles.row}>
          {(['min', 'max'] as const).map((side) => (
            <MoneyField
              key={side}
              at={`${at}/unitPrice/${side}`}
              label={t.unitPrice[side]}
              value={unitPrice[side] ?? ''}
              onChange={(next) => onChange({ ...value, unitPrice: { ...unitPrice, [side]: next } })}
            />
          ))}
        </div>
        <Attributes
          at={`${at}/attributes`}
          value={attributes}
          onChange={(next) => onChange({ ...value, attributes: next })}
        />
      </More>
    </div>
  );

  function isNarrowed(match: MatchForm): boolean {
    const isNot = (lists: Membership | undefined) => (lists?.notIn ?? []).length > 0;
    return (
      isNot(sku) ||
      isNot(category) ||
      match.onSale !== undefined ||
      Object.values(match.unitPrice ?? {}).some((price) => price !== '') ||
      Object.keys(match.attributes ?? {}).length > 0
    );
  }
}

interface AttributesProps {
  readonly at: string;
  readonly value: Readonly<Record<string, Membership>>;
  readonly onChange: (value: Readonly<Record<string, Membership>>) => void;
}

function Attributes({ at, value, onChange }: AttributesProps) {
  const t = useCouponFormTexts().match;
  const entries = Object.entries(value);
  const set = (index: number, name: string, lists: Membership) =>
    onChange(Object.fromEntries(entries.map((entry, each) => (each === index ? [name, lists] : entry))));
  return (
    <>
      {entries.map(([name, lists], index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: its name changes while it is typed, its place does not.
        <div key={index} className={styles.row}>
          <TextField
            at={`${at}/${index}/name`}
            label={t.attribute}
            width="narrow"
            value={name}
            maxLength={100}
            onChange={(next) => {
              if (!(next in value)) set(index, next, lists);
            }}
          />
          <WordsField
            at={`${at}/${index}/in`}
            label={t.isOneOf}
            value={lists.in ?? []}
            onChange={(next) => set(index, name, { ...lists, in: next })}
          />
          <CloseButton
            className={styles.remove ?? ''}
            aria-label={t.removeAttribute(name)}
            onClick={() => onChange(Object.fromEntries(entries.filter((_, each) => each !== index)))}
          />
        </div>
      ))}
      {'' in value ? null : (
        <div>
          <Button variant="default" size="xs" onClick={() => onChange({ ...value, '': {} })}>
            {t.addAttribute}
          </Button>
        </div>
      )}
    </>
  );
}
