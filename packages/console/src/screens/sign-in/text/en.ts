/** The words of signing in, in English. */
export const en = {
  title: 'Sign in',
  email: 'E-mail',
  password: 'Password',
  submit: 'Sign in',
  claim: 'Coupons that keep their limits.',
  wrong: 'E-mail or password is not right.',
  slow: 'Too many tries. Wait a few minutes, then try again.',
  unreachable: 'The server cannot be reached. Check your connection, then try again.',
  failed: 'Signing in did not work. Try again in a moment.',
  factorTitle: 'Second step',
  factorLead: 'Enter the six digits that your app shows now.',
  factor: 'Code from the app, or a backup code',
  factorWrong: 'This code is not right, or its time is over.',
  factorSubmit: 'Continue',
  again: 'Sign in as somebody else',
  newTitle: 'Choose a new password',
  newLead: 'Somebody else knows the one you signed in with. From now on only yours counts.',
  current: 'Present password',
  next: 'New password',
  nextHelp: 'At least 10 characters.',
  tooShort: 'Use at least 10 characters.',
  same: 'Use another one than the present password.',
  currentWrong: 'The present password is not right.',
  newSubmit: 'Save and continue',
};

/** What every language has to say. */
export type SignInTexts = typeof en;
