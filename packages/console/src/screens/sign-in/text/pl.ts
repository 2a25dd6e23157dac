import type { SignInTexts } from './en.ts';

/** The words of signing in, in Polish. */
export const pl: SignInTexts = {
  title: 'Zaloguj się',
  email: 'E-mail',
  password: 'Hasło',
  submit: 'Zaloguj się',
  claim: 'Kupony, które trzymają się limitów.',
  wrong: 'E-mail lub hasło są nieprawidłowe.',
  slow: 'Zbyt wiele prób. Odczekaj kilka minut i spróbuj ponownie.',
  unreachable: 'Serwer jest nieosiągalny. Sprawdź połączenie i spróbuj ponownie.',
  failed: 'Logowanie się nie udało. Spróbuj za chwilę.',
  factorTitle: 'Drugi krok',
  factorLead: 'Wpisz sześć cyfr, które pokazuje teraz Twoja aplikacja.',
  factor: 'Kod z aplikacji albo kod zapasowy',
  factorWrong: 'Ten kod jest nieprawidłowy albo stracił ważność.',
  factorSubmit: 'Dalej',
  again: 'Zaloguj się jako ktoś inny',
  newTitle: 'Wybierz nowe hasło',
  newLead: 'Hasło, którego właśnie użyto, zna jeszcze ktoś. Od teraz liczy się tylko Twoje.',
  current: 'Obecne hasło',
  next: 'Nowe hasło',
  nextHelp: 'Co najmniej 10 znaków.',
  tooShort: 'Użyj co najmniej 10 znaków.',
  same: 'Wybierz inne hasło niż obecne.',
  currentWrong: 'Obecne hasło jest nieprawidłowe.',
  newSubmit: 'Zapisz i przejdź dalej',
};
