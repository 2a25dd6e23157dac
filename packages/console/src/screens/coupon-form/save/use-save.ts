import { createCoupon, publishCoupon, updateCoupon } from '@couponry/sdk';
import { useState } from 'react';
import { call } from '../../../api/call.ts';
import type { Coupon } from '../../../api/coupon.ts';
import { failureKind } from '../../../api/failure.ts';
import { problemText } from '../../../api/problem-text.ts';
import { useTexts } from '../../../text/use-texts.ts';
import { focusField } from '../focus-field.ts';
import { changedFields } from '../model/changed-fields.ts';
import { useCouponFormTexts } from '../text/use-coupon-form-texts.ts';
import type { CouponFormState } from '../use-coupon-form.ts';
import { type Conflict, conflictOf } from './conflict.ts';
import { problemFields } from './problem-fields.ts';
import type { SaveAction } from './save-action.ts';
import { standIns } from './stand-ins.ts';
import { useTellSaved } from './use-tell-saved.ts';

/** Saves the form, and tells what came of it. */
export function useSave(state: CouponFormState, id: string | null) {
  const t = useCouponFormTexts();
  const shared = useTexts();
  const tellSaved = useTellSaved();
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
      state.settle();
      await tellSaved(action, coupon, reading, api.form);
    } catch (error) {
      await fail(error, version);
    } finally {
      setBusy(null);
    }
  };
  return { save, busy, failure, conflict, patch };
}
