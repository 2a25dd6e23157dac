import { createCoupon, publishCoupon, updateCoupon } from '@couponry/sdk';
import { useRef, useState } from 'react';
import { call } from '../../../api/call.ts';
import type { Coupon } from '../../../api/coupon.ts';
import { failureKind } from '../../../api/failure.ts';
import { problemText } from '../../../api/problem-text.ts';
import { focusField } from '../focus-field.ts';
import { changedFields } from '../model/changed-fields.ts';
import { draftNeeds } from '../model/draft-needs.ts';
import type { NewCouponFields } from '../model/read-form.ts';
import type { CouponFormState } from '../use-coupon-form.ts';
import { type Conflict, conflictOf } from './conflict.ts';
import { problemFields } from './problem-fields.ts';
import type { SaveAction } from './save-action.ts';
import { useTellSaved } from './use-tell-saved.ts';

/** Why it could not be saved. */
export interface Failure {
  readonly text: string;
  /** Nobody is signed in any more. */
  readonly isSignedOut: boolean;
}

/** Saves the form, and tells what came of it. */
export function useSave(state: CouponFormState, id: string | null) {
  const tellSaved = useTellSaved();
  const [busy, setBusy] = useState<SaveAction | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [conflict, setConflict] = useState<(Conflict & { readonly action: SaveAction }) | null>(null);
  const known = useRef(state.version);
  const { reading, base, api } = state;
  const patch = changedFields(base, reading.fields);

  const write = async (action: SaveAction, version: number | null): Promise<Coupon> => {
    if (id === null) {
      // What a draft needs is there: nobody gets here without.
      const fields = reading.fields as NewCouponFields;
      return await call(createCoupon, { ...fields, state: action === 'publish' ? 'published' : 'draft' });
    }
    const edited = await call(updateCoupon, id, patch, version === null ? {} : { ifMatch: version });
    // Should publishing fail, the next try goes on from here.
    known.current = edited.version ?? known.current;
    return action === 'publish' ? await call(publishCoupon, id) : edited;
  };

  const fail = async (error: unknown, action: SaveAction, version: number | null): Promise<void> => {
    const fields = problemFields(error);
    const found =
      id === null || version === null ? null : await conflictOf(error, id, version).catch(() => null);
    if (found !== null) {
      setConflict({ ...found, action });
    } else if (fields.length > 0) {
      state.tellOf(fields);
      // Once the fields say it: then they are there to be gone to.
      requestAnimationFrame(() => focusField(fields[0]?.field ?? ''));
    } else {
      setFailure({ text: problemText(error), isSignedOut: failureKind(error) === 'session' });
    }
  };

  const save = async (action: SaveAction, version = known.current): Promise<void> => {
    setFailure(null);
    const missing = action === 'draft' ? draftNeeds(reading.errors) : reading.errors;
    state.want(action === 'draft' ? 'draft' : 'whole');
    if (missing.length > 0) return;
    setBusy(action);
    try {
      const coupon = await write(action, version);
      setConflict(null);
      state.settle();
      await tellSaved(action, coupon, reading, api.form);
    } catch (error) {
      await fail(error, action, version);
    } finally {
      setBusy(null);
    }
  };
  return { save, busy, failure, conflict, patch };
}
