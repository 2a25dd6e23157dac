import { plural } from '../../../text/plural.ts';
import type { BacktestTexts } from './en.ts';

/** The words of the page of backtests, in Polish. */
export const pl: BacktestTexts = {
  title: 'Symulacja',
  lead: 'Sprawdź, co kupon zrobiłby z dawnymi zamówieniami, zanim ktokolwiek go dostanie. Niczego to nie zmienia.',
  orders: {
    title: '1. Które zamówienia?',
    file: 'Plik CSV',
    ledger: 'Zamówienia, w których użyto tu kodu',
    drop: 'Upuść tu plik CSV z zamówieniami',
    size: (most) => `Do ${most} MB. Plik jest czytany tutaj i wysyłany dopiero po starcie.`,
    rows: (count, written) =>
      `${written} ${plural('pl', count, { one: 'wiersz', few: 'wiersze', many: 'wierszy', other: 'wiersza' })}`,
    separated: {
      ',': 'rozdzielone przecinkami',
      ';': 'rozdzielone średnikami',
      '\t': 'rozdzielone tabulatorami',
    },
    choose: 'Wybierz plik',
    another: 'Inny plik',
    columns:
      'Wiersz na każdy artykuł: InvoiceNo, StockCode, Quantity, InvoiceDate, UnitPrice; jeśli są, także Description, CustomerID i Country.',
    example: 'Pobierz przykład',
    exampleName: 'zamowienia-przyklad.csv',
    missing: 'Wybierz plik z zamówieniami.',
    problem: {
      tooLarge: (most) => `Plik jest większy niż ${most} MB. Wyślij mniej miesięcy naraz.`,
      empty: 'W tym pliku nie ma wierszy. Wybierz plik z nagłówkiem i co najmniej jednym zamówieniem.',
      columns: (names) => `Brakuje kolumn: ${names}. Nazwij je w pierwszym wierszu pliku.`,
    },
    period: 'Okres',
    last: (days) => `Ostatnie ${days}`,
    ledgerHelp: 'O artykułach znane są tu tylko ceny, więc warunki dotyczące produktów nie będą spełnione.',
  },
  coupon: {
    title: '2. Który kupon?',
    coupon: 'Kupon do sprawdzenia',
    help: 'Dowolny kupon, także szkic. Jego daty są pomijane, a limity liczone od zera.',
    missing: 'Wybierz kupon do sprawdzenia.',
    beside: 'Obok niego (opcjonalnie)',
    besideHelp: 'Działające kupony, których klienci też mogliby użyć; najwyżej 11.',
    noOthers: 'Żaden inny kupon nie działa.',
  },
  start: 'Uruchom symulację',
  assumed:
    'Zakładamy, że każdy próbował kodu przy każdym zamówieniu. O każdym decyduje to samo, co dziś w sklepie.',
  progress: {
    title: 'Postęp symulacji',
    orders: (count) => `Sprawdzone zamówienia: ${count}`,
  },
  failed: {
    title: 'Nie udało się odczytać zamówień',
    place: (row, column, value) =>
      `Wiersz ${row}, kolumna ${column}: nie da się odczytać „${value}”. Popraw plik i uruchom symulację ponownie.`,
  },
  nothing: {
    title: 'Nie było zamówień do sprawdzenia',
    help: 'Wybierz dłuższy okres albo inny plik. Zamówienia anulowane i zwroty się nie liczą.',
  },
  result: {
    title: 'Co zrobiłby kupon',
    orders: 'Zamówienia z kuponem',
    clients: 'Klienci z kuponem',
    discount: 'Rabat łącznie',
    perOrder: 'Rabat na zamówienie',
    none: '–',
    ofOrders: (all, percent) => `z ${all}, ${percent}`,
    ofClients: (all) => `z ${all}`,
    withGuests: (all, guests) => `z ${all}; oraz zamówienia gości: ${guests}`,
    ofValue: (percent) => `${percent} wartości wszystkich zamówień`,
    median: (money) => `połowa z nich do ${money}`,
  },
  days: {
    title: 'Dzień po dniu',
    show: 'Co pokazać',
    discount: 'Rabat',
    applied: 'Zamówienia z kuponem',
    table: 'To samo w tabeli',
    columns: {
      day: 'Dzień',
      orders: 'Zamówienia',
      applied: 'Z kuponem',
      value: 'Wartość wszystkich',
      discount: 'Rabat',
    },
  },
  refusals: {
    title: 'Dlaczego by nie zadziałał',
    none: 'Zadziałałby w każdym zamówieniu.',
    times: (count) => `${count} ×`,
    among: (count) => `Wśród innych powodów ${count} ×`,
  },
  largest: {
    title: 'Największe rabaty',
    none: 'Brak: nie zadziałałby w żadnym zamówieniu.',
    order: (id) => `Zamówienie ${id}`,
    client: (name) => `Klient ${name}`,
    guest: 'Gość',
    of: (money) => `z ${money}`,
  },
  companions: {
    title: 'Z innymi kuponami',
    together: (count, all) => `Razem w zamówieniach: ${count}, z ${all} dla tamtego kuponu`,
    money: (its, others) => `Ten odejmuje od nich ${its}, tamten ${others}`,
    instead: (count) => `Tamten wykluczył ten ${count} ×`,
  },
  leftOut: {
    title: 'Co w zamówieniach jest nietypowe',
    kept: 'Mimo to uwzględnione.',
    left: 'Pominięte.',
    such: (what, examples) =>
      what === 'orders' ? `Na przykład zamówienie ${examples}` : `Na przykład wiersz ${examples}`,
    reasons: {
      cancelled: 'Zamówienie anulowano: jego numer zaczyna się od C.',
      no_lines: 'Niczego nie kupiono: pominięto wszystkie wiersze zamówienia.',
      worth_nothing: 'Wszystko w zamówieniu było za darmo.',
      other_currency: 'Zamówienie jest w innej walucie niż kupon.',
      given_back: 'Zamówienie zwrócono w całości.',
      value_unknown: 'Nie jest znany ani koszyk, ani wartość zamówienia.',
      returned: 'Ilość jest mniejsza niż 1: zwrot lub korekta.',
      price_below_zero: 'Cena jest ujemna: umorzony dług.',
      given_away: 'Cena wynosi 0: artykuł był za darmo.',
      no_client: 'Nie podano klienta: gość.',
      cart_unknown: 'Znana jest tylko wartość zamówienia: koszyk z jedną pozycją.',
    },
  },
  download: {
    action: 'Pobierz CSV',
    days: 'Dni',
    largest: 'Największe rabaty',
    refusals: 'Powody odmów',
    with: 'Z innymi kuponami',
    leftOut: 'Co jest nietypowe',
  },
};
