import type { CouponForm } from './coupon-form.ts';
import type { CouponFields } from './read-form.ts';

/** What was typed and not saved, as the browser keeps it. */
export interface KeptDraft {
  readonly form: CouponForm;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** The version of the coupon that was edited; null: a new one. */
  readonly version: number | null;
  /** What was there before anything was typed; an edit sends what differs from it. */
  readonly base: CouponFields;
}

/** Grows when a form of before can no longer be read. */
const SHAPE = 6;

/** Where a draft lies: of this workspace, of this coupon or of a new one. */
export function draftKey(workspaceId: string, what: string): string {
  return `couponry.coupon-draft.${SHAPE}.${workspaceId}.${what}`;
}

/** The draft that was kept; null: there is none that can be read. */
export function readDraft(key: string): KeptDraft | null {
  const text = localStorage.getItem(key);
  if (text === null) return null;
  try {
    const kept: unknown = JSON.parse(text);
    return isDraft(kept) ? kept : null;
  } catch {
    // Somebody else wrote it; it is none of ours.
    return null;
  }
}

/** Keeps a draft. A browser that is full keeps none, which loses nothing that is on the page; answers whether it is kept. */
export function keepDraft(key: string, draft: KeptDraft): boolean {
  try {
    localStorage.setItem(key, JSON.stringify(draft));
    return true;
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    return false;
  }
}

/** Throws a draft away. */
export function dropDraft(key: string): void {
  localStorage.removeItem(key);
}

function isDraft(value: unknown): value is KeptDraft {
  if (typeof value !== 'object' || value === null) return false;
  const { form, at } = value as Partial<KeptDraft>;
  return typeof at === 'number' && typeof form === 'object' && form !== null && 'discount' in form;
}
