import { plural } from '../../../text/plural.ts';
import type { CodesTexts } from './en.ts';

/** The words of the list of codes and of a code, in Polish. */
export const pl: CodesTexts = {
  title: 'Kody',
  lead: 'Wszystkie wydane kody: znajdź kod, sprawdź, co się z nim dzieje, wydaj lub wydrukuj następne.',
  search: 'Początek albo ostatnie cyfry kodu',
  searchOfCoupon: 'Dowolna część kodu',
  coupon: 'Kupon',
  state: 'Stan',
  client: 'Klient',
  clientHelp: 'E-mail, numer klienta albo identyfikator. Nowa osoba zostanie dodana.',
  needsCoupon: 'Wybierz kupon.',
  needsClient: 'Podaj, dla którego klienta.',
  none: '–',
  nobody: 'Niczyj',
  everybody: 'Wszyscy',
  forEverybody: 'Dla wszystkich',
  usedTimes: (count, written) =>
    plural('pl', count, {
      one: `${written} użycie`,
      few: `${written} użycia`,
      many: `${written} użyć`,
      other: `${written} użycia`,
    }),
  states: {
    issued: 'Wydany',
    activated: 'Aktywny',
    redeemed: 'Wykorzystany',
    expired: 'Po terminie',
    disabled: 'Wyłączony',
  },
  columns: {
    code: 'Kod',
    coupon: 'Kupon',
    state: 'Stan',
    client: 'Klient',
    issued: 'Wydany',
    expires: 'Ważny do',
    used: 'Ostatnie użycie',
    uses: 'Użycia',
  },
  empty: {
    offer: '10% taniej',
    name: 'Dla jednego klienta',
    title: 'Znajdź kod',
    help: 'Wpisz co najmniej trzy znaki: początek kodu albo jego ostatnie cyfry. Możesz też go zeskanować. Aby zobaczyć wszystkie kody jednego kuponu, wybierz go powyżej albo tutaj.',
  },
  nothing: {
    title: 'Żaden kod tak się nie zaczyna ani nie kończy',
    help: 'Sprawdź cyfry. Fragment ze środka znajdziesz po wybraniu kuponu.',
  },
  nothingOfCoupon: {
    title: 'Nie ma tu kodów',
    help: 'Usuń filtr albo dodaj kody: wydaj kod klientowi, wygeneruj partię lub zaimportuj listę.',
  },
  looking: 'Szukamy dalej: ten kupon ma bardzo dużo kodów.',
  nothingOfFriendly: {
    title: 'Ten kod ma już inny kupon',
    help: 'Ten kupon jest zarchiwizowany, a jego kod przejął późniejszy. Co się z nim tutaj działo, jest na liście użyć.',
  },
  scan: {
    action: 'Skanuj',
    title: 'Znajdź kod',
    picture: 'Obraz z kamery',
    type: 'Albo wpisz kod',
    lookUp: 'Znajdź',
    unknown: (code) => `${code} nie jest kodem z tego obszaru. Zeskanuj lub wpisz inny.`,
    states: {
      waiting: 'Zezwól na użycie kamery, gdy przeglądarka o to zapyta.',
      looking: 'Pokaż kod kreskowy do kamery.',
      refused:
        'Kamera jest zablokowana. Zezwól na nią w ustawieniach przeglądarki dla tej strony albo wpisz kod poniżej.',
      missing: 'Nie znaleziono kamery. Podłącz ją albo wpisz kod poniżej.',
      busy: 'Kamery nie można teraz użyć: może jej używać inny program. Zamknij go i zeskanuj ponownie albo wpisz kod poniżej.',
      insecure: 'Przeglądarka udostępnia kamerę tylko stronom przez HTTPS. Wpisz kod poniżej.',
      broken:
        'Nie udało się uruchomić odczytu kodów. Sprawdź połączenie i zeskanuj ponownie albo wpisz kod poniżej.',
    },
  },
  issue: {
    action: 'Wydaj kod',
    title: 'Wydaj kod klientowi',
    help: 'Klient dostanie kod kuponu. Kto już go ma, dostanie ten sam kod jeszcze raz.',
    submit: 'Wydaj kod',
    way: 'Kiedy zaczyna biec jego czas?',
    activate: 'Teraz: kod zostanie aktywowany i od razu zadziała',
    give: 'Później: klient sam go aktywuje',
    told: (code) => `Wydano kod ${code}`,
  },
  add: {
    action: 'Dodaj kody',
    title: 'Dodaj kody do kuponu',
    help: 'Kody, które nie są jeszcze niczyje: wyślij je, wydrukuj albo przydziel klientom.',
    friendly: 'Ten kupon ma jeden kod dla wszystkich, więc nie ma czego dodawać.',
    list: 'Zobacz jego kody',
    count: 'Ile',
    countWrong: (most) => `Liczba od 1 do ${most}.`,
    generate: 'Wygeneruj kody',
    generateHelp:
      'Powstaną wszystkie albo żaden. Więcej naraz utworzy osoba, która prowadzi serwer, poleceniem „couponry codes generate”.',
    made: (count, written) =>
      plural('pl', count, {
        one: `Powstał ${written} kod`,
        few: `Powstały ${written} kody`,
        many: `Powstało ${written} kodów`,
        other: `Powstało ${written} kodu`,
      }),
    download: 'Pobierz jako CSV',
    paste: 'Kody',
    pasteHelp:
      'Po jednym w wierszu. Po przecinku, średniku albo tabulatorze możesz podać klienta, dla którego jest kod: LATO-1, anna@example.com',
    file: 'Wybierz plik CSV',
    read: (count, written, named) =>
      `Odczytano ${written} ${plural('pl', count, { one: 'kod', few: 'kody', many: 'kodów', other: 'kodu' })}, z podanym klientem: ${named}.`,
    import: (count, written) =>
      count === 0
        ? 'Importuj kody'
        : plural('pl', count, {
            one: `Importuj ${written} kod`,
            few: `Importuj ${written} kody`,
            many: `Importuj ${written} kodów`,
            other: `Importuj ${written} kodu`,
          }),
    progress: (done, all) => `${done} z ${all}`,
    stopped: (done, why) =>
      `Import zatrzymał się po ${done}: ${why} Zaimportuj tę samą listę jeszcze raz: co już jest, zostanie, nic się nie powtórzy.`,
    imported: (imported, taken, invalid) =>
      `Zaimportowano: ${imported}. Już były: ${taken}. Niemożliwe: ${invalid}.`,
    results: 'Wymaga uwagi',
    result: { imported: 'Zaimportowany', taken: 'Już był', invalid: 'To nie może być kod' },
    invalid: () =>
      'To nie może być kod: od 3 do 64 znaków bez odstępów i / ? # \\; 13 cyfr wymaga poprawnej cyfry kontrolnej',
    problem: {
      client_ambiguous: 'Zaimportowany, ale nie wiadomo, o którego z kilku klientów chodzi',
      client_invalid: 'Zaimportowany, ale to nie wskazuje żadnego klienta',
      client_has_code: 'Zaimportowany, ale klient ma już kod tego kuponu',
      code_assigned: 'Należy do innego klienta',
      code_disabled: 'Jest wyłączony',
      code_used: 'Był już wykorzystany',
      coupon_archived: 'Zaimportowany, ale kupon jest zarchiwizowany',
    },
  },
  print: {
    action: 'Drukuj etykiety',
    title: 'Wydrukuj arkusz etykiet',
    help: 'PDF z biletem i kodem kreskowym dla każdego kodu. Drukuj w skali 100%, bez dopasowania do strony.',
    submit: 'Utwórz PDF',
    file: 'etykiety.pdf',
    chosen: (count) => `Wybrane: ${count}`,
    range: 'Kody kuponu',
    most: (most) => `Najwyżej ${most} naraz.`,
    from: 'Od kodu (opcjonalnie)',
    to: 'Do kodu (opcjonalnie)',
    sheet: 'Arkusz etykiet',
    sheetName: (columns, rows, width, height) => `A4, ${columns} × ${rows} (${width} × ${height} mm)`,
    first: 'Pierwsza wolna etykieta',
    nothing: 'W tym zakresie nie ma kodów. Zostaw „od” i „do” puste, aby wydrukować wszystkie.',
    until: (day) => `Ważny do ${day}`,
    told: (count, written) =>
      plural('pl', count, {
        one: `W PDF jest ${written} etykieta`,
        few: `W PDF są ${written} etykiety`,
        many: `W PDF jest ${written} etykiet`,
        other: `W PDF jest ${written} etykiety`,
      }),
  },
};
