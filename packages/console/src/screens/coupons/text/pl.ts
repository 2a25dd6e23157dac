import type { CouponsTexts } from './en.ts';

/** The words of the list of coupons, in Polish. */
export const pl: CouponsTexts = {
  title: 'Kupony',
  search: 'Nazwa albo kod',
  state: 'Stan',
  kind: 'Kody',
  tag: 'Tag',
  kindNames: {
    friendly: 'Jeden dla wszystkich',
    ean13: 'Kod kreskowy dla każdego klienta',
    pattern: 'Osobny kod dla każdego klienta',
    imported: 'Zaimportowane kody',
  },
  kinds: { friendly: 'Jeden wspólny', ean13: 'Kreskowe', pattern: 'Osobne', imported: 'Importowane' },
  columns: {
    ticket: 'Bilet',
    name: 'Kupon',
    state: 'Stan',
    codes: 'Kody',
    used: 'Użycia',
    ends: 'Koniec',
    tags: 'Tagi',
    clients: 'Klienci',
    starts: 'Początek',
    made: 'Utworzono',
    changed: 'Zmieniono',
    given: 'Udzielony rabat',
  },
  chooseColumns: 'Kolumny',
  order: 'Kolejność',
  orders: {
    name: 'Według nazwy',
    endsAt: 'Kończące się najwcześniej',
    '-redeemed': 'Najczęściej używane',
    '-discount': 'Największy rabat',
    '-updatedAt': 'Ostatnio zmienione',
  },
  nothing: {
    title: 'Żaden kupon nie pasuje',
    help: 'Usuń filtr albo wpisz krótszą część nazwy.',
  },
  empty: {
    title: 'Utwórz pierwszy kupon',
    help: 'Kupon to oferta z zasadami: co daje, komu, do kiedy i ile razy. Zacznij od jednego z tych wzorów albo od pustego.',
    blank: 'Zacznij od pustego',
  },
  templates: {
    welcome: 'Kod powitalny',
    birthday: 'Kod urodzinowy, jednorazowy',
    flash: 'Szybka wyprzedaż, 1000 użyć',
  },
  chosen: (count) => `Wybrane: ${count}`,
  pause: 'Wstrzymaj',
  archive: 'Zarchiwizuj',
};
