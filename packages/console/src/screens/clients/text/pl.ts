import type { ClientsTexts } from './en.ts';

/** The words of the search for clients, in Polish. */
export const pl: ClientsTexts = {
  title: 'Klienci',
  lead: 'Znajdź klienta, sprawdź, co ma i co zrobił, i pomóż mu.',
  search: 'E-mail, numer klienta, identyfikator albo jego kod',
  none: '–',
  columns: { client: 'Klient', own: 'Twój numer', known: 'Znany od' },
  empty: {
    offer: 'Dzień dobry',
    name: 'Kogo szukasz?',
    title: 'Znajdź klienta',
    help: 'Wpisz cały adres e-mail, swój numer klienta, identyfikator albo kod, który pokazuje klient. Zobaczysz jego bilety, historię i powód, dla którego kod nie działa.',
  },
  nothing: {
    title: 'Nikogo takiego nie znamy',
    help: 'Wpisz całość: fragment adresu lub numeru nikogo nie znajdzie. Kto nigdy nie miał kuponu, nie jest jeszcze znany.',
  },
  add: {
    action: 'Dodaj klienta',
    title: 'Dodaj klienta',
    help: 'Wystarczy jedno z dwóch. Jeśli któreś jest już znane, drugie zostanie dopisane do tego klienta.',
    email: 'E-mail',
    own: 'Twój numer klienta',
    needed: 'Wypełnij jedno z dwóch pól.',
    submit: 'Dodaj klienta',
  },
};
