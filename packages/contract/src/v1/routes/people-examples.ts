const PERSON_ID = '01a20380-0000-7000-8000-000000000060';
const MADE_AT = '2026-11-22T12:00:00Z';
const TOKEN = '5vZ3Gq0s4oJk2mY7c1Rz8aXwB6tLdNfHpQeUiVyTnKs';
const PATH = `/console/invitation#token=${TOKEN}`;

/** A workspace as it is answered. */
export const WORKSPACE = {
  id: '01a20380-0000-7000-8000-000000000063',
  name: 'Shop',
  currency: 'GBP',
  timeZone: 'Europe/London',
  language: 'en',
  codePrefix: null,
};

/** Who is signed in, as it is answered. */
export const ME = {
  id: PERSON_ID,
  name: 'Ann',
  email: 'ann@example.com',
  secondFactor: true,
  session: { id: '01a20380-0000-7000-8000-000000000061', expiresAt: '2026-11-29T12:00:00Z' },
  workspaces: [{ ...WORKSPACE, role: 'owner' }],
};

/** A person of a workspace as it is answered. */
export const PERSON = {
  id: PERSON_ID,
  name: 'Ann',
  email: 'ann@example.com',
  role: 'marketer',
  secondFactor: true,
  joinedAt: MADE_AT,
};

/** An invitation as it is answered. */
export const INVITATION = {
  id: '01a20380-0000-7000-8000-000000000062',
  email: 'ann@example.com',
  role: 'marketer',
  createdAt: MADE_AT,
  expiresAt: '2026-11-29T12:00:00Z',
};

/** The same when it is made. */
export const NEW_INVITATION = {
  ...INVITATION,
  token: TOKEN,
  path: PATH,
  url: `https://coupons.example.com${PATH}`,
};
