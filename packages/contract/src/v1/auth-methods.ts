/** A method below `/v1/auth`, for browsers only. */
export interface AuthMethod {
  readonly method: 'GET' | 'POST';
  /** The path after `/v1/auth`. */
  readonly path: string;
  readonly summary: string;
}

/** How people sign in to the console, and what they may do about it. Every request has the header `Couponry-Csrf: 1`. */
export const AUTH_METHODS: readonly AuthMethod[] = [
  { method: 'POST', path: '/sign-in/email', summary: 'Sign in with `email` and `password`' },
  { method: 'POST', path: '/two-factor/verify-totp', summary: 'Show the second factor: `code`' },
  { method: 'POST', path: '/two-factor/verify-backup-code', summary: 'Show a backup code instead: `code`' },
  { method: 'GET', path: '/get-session', summary: 'Read the session, and make it last; null: none' },
  { method: 'POST', path: '/sign-out', summary: 'Sign out here' },
  { method: 'POST', path: '/revoke-sessions', summary: 'Sign out everywhere' },
  { method: 'POST', path: '/revoke-other-sessions', summary: 'Sign out everywhere else' },
  {
    method: 'POST',
    path: '/change-password',
    summary: 'Choose a new password: `currentPassword`, `newPassword`; signs out everywhere else',
  },
  {
    method: 'POST',
    path: '/two-factor/enable',
    summary: 'Begin a second factor with `password`; it counts once a `code` was shown',
  },
  { method: 'POST', path: '/two-factor/disable', summary: 'End the second factor with `password`' },
  {
    method: 'POST',
    path: '/two-factor/generate-backup-codes',
    summary: 'Make new backup codes with `password`; the old ones are void',
  },
];
