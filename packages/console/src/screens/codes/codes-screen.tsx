import { getRouteApi } from '@tanstack/react-router';
import { canList } from '../../api/code-queries.ts';
import { PageHead } from '../../ui/page-head.tsx';
import { CodesActions } from './codes-actions.tsx';
import { CodesEmpty } from './codes-empty.tsx';
import { CodesFilters } from './codes-filters.tsx';
import { CodesList } from './codes-list.tsx';
import { useCodesTexts } from './text/use-codes-texts.ts';
import { useCodesList } from './use-codes-list.ts';

const route = getRouteApi('/frame/codes');

/** Codes of all coupons: looked up by typing or with the camera, listed within a coupon, made, issued and printed. */
export function CodesScreen() {
  const t = useCodesTexts();
  const filter = route.useSearch();
  const listed = useCodesList(filter);
  const isOfAll = filter.coupon === undefined;
  return (
    <>
      <PageHead
        title={t.title}
        lead={t.lead}
        actions={<CodesActions couponId={filter.coupon} chosen={listed.chosen} />}
      />
      <CodesFilters filter={filter} />
      {canList(filter) ? (
        <CodesList listed={listed} withCoupon={isOfAll} nothing={isOfAll ? t.nothing : t.nothingOfCoupon} />
      ) : (
        <CodesEmpty />
      )}
    </>
  );
}
