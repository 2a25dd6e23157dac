import type { ClientsTexts } from './en.ts';

/** The words of the search for clients, in Polish. */
export const pl: ClientsTexts = {
  title: 'Klienci',
  lead: 'Znajdź klienta, sprawdź, co ma i co zrobił, i pomóż mu.',
  search: 'E-mail, numer klienta, id albo kod',
  tag: 'Tag',
  none: '–',
  columns: { client: 'Klient', own: 'Numer klienta', tags: 'Tagi', known: 'Znany od' },
  empty: {
    offer: 'Dzień dobry',
    name: 'Kto pierwszy?',
    title: 'Jeszcze nikogo nie ma',
    help: 'Klient jest znany od pierwszej aktywacji lub realizacji albo gdy go dodasz. Zobaczysz tu jego bilety, historię i powód, dla którego kod nie działa.',
  },
  nothing: {
    title: 'Nikogo takiego nie znamy',
    help: 'Wpisz początek adresu e-mail lub numeru klienta, cały identyfikator albo cały kod. Kto nigdy nie miał kuponu, nie jest jeszcze znany.',
  },
  nothingTagged: {
    title: 'Nikt nie ma tego tagu',
    help: 'Wpisz tag w całości, tak jak wysyła go Twój sklep. Usuń go, aby zobaczyć wszystkich.',
  },
  add: {
    action: 'Dodaj klienta',
    title: 'Dodaj klienta',
    help: 'Wystarczy jedno z dwóch. Jeśli któreś jest już znane, drugie zostanie dopisane do tego klienta.',
    email: 'E-mail',
    own: 'Numer klienta',
    needed: 'Wypełnij jedno z dwóch pól.',
    submit: 'Dodaj klienta',
  },
};
