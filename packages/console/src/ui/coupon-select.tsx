import { listCoupons } from '@couponry/sdk';
import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { call } from '../api/call.ts';
import type { Coupon } from '../api/coupon.ts';
import { couponQuery } from '../api/coupon-queries.ts';
import { useTexts } from '../text/use-texts.ts';

interface CouponSelectProps {
  readonly label: string;
  /** Without the label in sight, for a row of filters. */
  readonly isBare?: boolean;
  /** The id of the coupon that is chosen. */
  readonly value: string | undefined;
  readonly onChange: (id: string | undefined, coupon: Coupon | undefined) => void;
  /** Which coupons can be chosen; left out: all of them. */
  readonly only?: (coupon: Coupon) => boolean;
  readonly error?: ReactNode;
  readonly description?: ReactNode;
}

const MOST = 20;
const TYPING_MS = 150;

/** Chooses a coupon by its name or code; what is typed is looked for on the server, so that it works with any number of them. */
export function CouponSelect(props: CouponSelectProps) {
  const { label, isBare = false, value, onChange, only = () => true, error, description } = props;
  const t = useTexts();
  const [typed, setTyped] = useState('');
  const chosen = useQuery({ ...couponQuery(value ?? ''), enabled: value !== undefined }).data;
  // Mantine writes the name of the chosen one into the field; that is nothing to look for.
  const [wanted] = useDebouncedValue(typed === chosen?.name ? '' : typed.trim(), TYPING_MS);
  const { data: found = [] } = useQuery({
    queryKey: ['coupons', 'select', wanted],
    queryFn: async ({ signal }) =>
      (await call(listCoupons, { limit: MOST, ...(wanted === '' ? {} : { q: wanted }) }, { signal })).data,
    placeholderData: keepPreviousData,
  });
  const all = [...(chosen === undefined ? [] : [chosen]), ...found.filter(({ id }) => id !== value)].filter(
    only,
  );
  return (
    <Select
      {...(isBare ? { 'aria-label': label, placeholder: label } : { label })}
      searchable
      clearable
      withCheckIcon={false}
      data={all.map(({ id, name }) => ({ value: id, label: name }))}
      filter={({ options }) => options}
      value={value ?? null}
      searchValue={typed}
      onSearchChange={setTyped}
      onChange={(id) =>
        onChange(
          id ?? undefined,
          all.find((coupon) => coupon.id === id),
        )
      }
      nothingFoundMessage={t.nothingFound}
      clearButtonProps={{ 'aria-label': `${t.action.clear}: ${label}` }}
      error={error}
      description={description}
    />
  );
}
