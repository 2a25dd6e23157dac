import type { MergeTexts } from './merge-en.ts';

/** The words of making one client of two, in Polish. */
export const pl: MergeTexts = {
  title: 'Połącz z innym klientem',
  help: (name) =>
    `Gdy jedna osoba jest tu dwa razy. ${name} stanie się na stałe tym drugim klientem: tego nie da się cofnąć.`,
  points: [
    'E-mail, numer, tagi, kody i cała historia będą od tej pory należeć do drugiego klienta.',
    'Użycia obu liczą się razem, także ponad limit. Jeśli obaj mają działający kod tego samego kuponu, jeden z nich zostanie wyłączony.',
  ],
  other: 'Klient, który zostaje',
  otherHelp: 'Cały e-mail, numer klienta, identyfikator albo jego kod.',
  stays: (name, number, since) =>
    `Zostaje ${name}${number === null ? '' : ` (${number})`}, klient znany od ${since}.`,
  needed: 'Podaj, kto zostaje.',
  nobody: 'Nikogo innego tak nie znamy.',
  itself: 'To klient, którego łączysz.',
  several: 'Tak znanych jest kilku klientów. Podaj identyfikator.',
  submit: 'Połącz klientów',
  told: 'To teraz jeden klient',
};
