/**
 * What a person may be in a workspace: the owner may do everything; the marketer makes coupons; support serves clients; the
 * analyst reads what has no personal data. What each may call is in the table of methods (`ROUTES_V1`).
 */
export const ROLES = ['owner', 'marketer', 'support', 'analyst'] as const;

/** One of {@link ROLES}. */
export type Role = (typeof ROLES)[number];
