import { createCoupon, publishCoupon, updateCoupon } from '@couponry/sdk';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { call } from '../../../api/call.ts';
import type { Coupon } from '../../../api/coupon.ts';
import { couponQuery } from '../../../api/coupon-queries.ts';
import { failureKind } from '../../../api/failure.ts';
import { problemText } from '../../../api/problem-text.ts';
import { useWorkspace } from '../../../api/session.ts';
import { useTexts } from '../../../text/use-texts.ts';
import { useToast } from '../../../ui/toasts.tsx';
import { focusField } from '../focus-field.ts';
import { changedFields } from '../model/changed-fields.ts';
import { draftKey, keepDraft } from '../model/draft-store.ts';
import type { CouponFields } from '../model/read-form.ts';
import { useCouponFormTexts } from '../text/use-coupon-form-texts.ts';
import type { CouponFormState } from '../use-coupon-form.ts';
import { type Conflict, conflictOf } from './conflict.ts';
import { problemFields } from './problem-fields.ts';
import { standIns } from './stand-ins.ts';

/** What can be done with the form: a draft always; the others only once nothing is missing. */
export type SaveAction = 'draft' | 'publish' | 'changes';

/** Saves the form, and tells what came of it. */
export function useSave(state: CouponFormState, id: string | null) {
  const t = useCouponFormTexts();
  const shared = useTexts();
  const tell = useToast();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { id: workspaceId } = useWorkspace();
  const [busy, setBusy] = useState<SaveAction | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const { reading, base, api } = state;
  const patch = changedFields(base, reading.fields);

  const write = async (action: SaveAction, version: number | null): Promise<Coupon> => {
    if (id === null) {
      const fields = standIns(reading.fields, api.form, t.save.untitled);
      return await call(createCoupon, { ...fields, state: action === 'publish' ? 'published' : 'draft' });
    }
    const edited = await call(updateCoupon, id, patch, version === null ? {} : { ifMatch: version });
    return action === 'publish' ? await call(publishCoupon, id) : edited;
  };

  const finish = async (action: SaveAction, coupon: Coupon): Promise<void> => {
    const unfinished = [...new Set(reading.errors.map(({ field }) => t.fieldName(field)))];
    state.settle();
    queries.setQueryData(couponQuery(coupon.id).queryKey, coupon);
    if (unfinished.length > 0) {
      const kept = { form: api.form, at: Date.now(), version: coupon.version ?? null };
      keepDraft(draftKey(workspaceId, coupon.id), { ...kept, base: asBase(reading.fields, coupon) });
      tell({ text: t.save.partly(unfinished.join(', ')) });
    } else {
      const told = { draft: t.save.drafted, publish: t.save.published, changes: t.save.saved };
      tell({ text: told[action](coupon.name) });
    }
    for (const { code, message } of coupon.warnings ?? []) {
      const texts: Readonly<Record<string, string>> = t.warnings;
      tell({ kind: 'bad', text: texts[code] ?? message });
    }
    await queries.invalidateQueries({ queryKey: ['coupons'] });
    const to = unfinished.length > 0 ? '/coupons/$couponId/edit' : '/coupons/$couponId';
    await navigate({ to, params: { couponId: coupon.id }, replace: unfinished.length > 0 });
  };

  const fail = async (error: unknown, version: number | null): Promise<void> => {
    const fields = problemFields(error);
    const found =
      id === null || version === null ? null : await conflictOf(error, id, version).catch(() => null);
    if (found !== null) {
      setConflict(found);
    } else if (fields.length > 0) {
      state.tellOf(fields);
      // Once the fields say it: then they are there to be gone to.
      requestAnimationFrame(() => focusField(fields[0]?.field ?? ''));
    } else {
      const kind = failureKind(error);
      setFailure(
        kind === 'refused' ? problemText(error) : `${shared.error[kind].title}. ${shared.error[kind].help}`,
      );
    }
  };

  const save = async (action: SaveAction, version = state.version): Promise<void> => {
    setFailure(null);
    if (action !== 'draft' && reading.errors.length > 0) {
      state.tellAll();
      return;
    }
    setBusy(action);
    try {
      const coupon = await write(action, version);
      setConflict(null);
      await finish(action, coupon);
    } catch (error) {
      await fail(error, version);
    } finally {
      setBusy(null);
    }
  };
  return { save, busy, failure, conflict, patch };
}

/** What is saved now; what was not finished differs from it, so that it is sent once it is. */
function asBase(fields: CouponFields, { name, codes, discount }: Coupon): CouponFields {
  return { name, codes, discount, ...fields } as CouponFields;
}
