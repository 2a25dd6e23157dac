import type { RollBackTexts } from './roll-back-en.ts';

/** The words of giving a redemption back, in Polish. */
export const pl: RollBackTexts = {
  title: 'Cofnij realizację',
  help: (coupon, order) =>
    order === null
      ? `${coupon}. Rabat wróci do kuponu, a użycie wtedy, gdy nic z niego nie zostanie.`
      : `${coupon}, zamówienie ${order}. Rabat wróci do kuponu, a użycie wtedy, gdy nic z niego nie zostanie.`,
  extent: 'Ile z zamówienia zwrócono?',
  whole: (money) => `Całość (${money})`,
  part: 'Część',
  amount: 'Wartość zwrotu',
  needsAmount: (most) => `Kwota do ${most}.`,
  line: (id, left) => `Pozycja ${id}, sztuki z ${left}`,
  linesHelp: 'Pozycji bez rabatu tu nie ma, bo nic z nich nie wraca.',
  needsUnits: 'Podaj, ile sztuk której pozycji zwrócono.',
  reason: 'Powód',
  reasonHelp: 'Dla tych, którzy zajrzą tu później: zwrot w sklepie, zamówienie anulowane.',
  needsReason: 'Podaj powód.',
  submit: 'Cofnij realizację',
  told: 'Realizacja została cofnięta',
};
