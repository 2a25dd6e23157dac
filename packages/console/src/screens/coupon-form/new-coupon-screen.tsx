import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import type { Coupon } from '../../api/coupon.ts';
import { couponQuery } from '../../api/coupon-queries.ts';
import { useMay } from '../../api/may.ts';
import { useWorkspace } from '../../api/session.ts';
import { localeOf } from '../../text/language.ts';
import { useReader } from '../../text/reader.tsx';
import { useTexts } from '../../text/use-texts.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { PageSkeleton } from '../../ui/skeleton.tsx';
import { CouponEditor } from './coupon-editor.tsx';
import { blankForm, type CouponForm } from './model/coupon-form.ts';
import { draftKey } from './model/draft-store.ts';
import { formOfCopy } from './model/form-of-coupon.ts';
import { formOfTemplate } from './model/templates.ts';
import { useCouponFormTexts } from './text/use-coupon-form-texts.ts';
import { hasComma } from './use-coupon-form.ts';

const route = getRouteApi('/frame/coupons/new');

/** A new coupon: empty, of a template, or a copy of another one. */
export function NewCouponScreen() {
  const t = useCouponFormTexts();
  const shared = useTexts();
  const { from } = route.useSearch();
  const isAllowed = useMay('createCoupon');
  const { data, error, refetch } = useQuery({ ...couponQuery(from ?? ''), enabled: from !== undefined });
  if (!isAllowed) {
    return (
      <>
        <PageHead title={t.newTitle} />
        <EmptyState {...shared.error.forbidden} />
      </>
    );
  }
  if (from === undefined) return <Begun copied={null} />;
  if (error !== null) return <ErrorState error={error} retry={() => void refetch()} />;
  return data === undefined ? <PageSkeleton /> : <Begun copied={data} />;
}

function Begun({ copied }: { readonly copied: Coupon | null }) {
  const t = useCouponFormTexts();
  const { language } = useReader();
  const { template } = route.useSearch();
  const workspace = useWorkspace();
  const first = (): CouponForm => {
    if (copied !== null) return formOfCopy(copied, t.copyName(copied.name), hasComma(localeOf(language)));
    const blank = blankForm(workspace);
    return template === undefined ? blank : formOfTemplate(template, blank, t.templates[template]);
  };
  const [form] = useState(first);
  const what = copied === null ? (template ?? 'empty') : copied.id;
  const start = { id: null, version: null, form, locks: {}, draftKey: draftKey(workspace.id, `new.${what}`) };
  return <CouponEditor key={what} start={start} coupon={null} onTheirs={() => {}} />;
}
