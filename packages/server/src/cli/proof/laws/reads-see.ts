import type { TableRow } from '../history/attribution.ts';
import type { Ask, Operation, ToldState } from '../history/history.ts';
import type { ReservationRow } from '../history/ledger.ts';
import { certainFrom, firstPossible } from '../history/outcome.ts';
import { rowCertainFrom, rowPossibleFrom } from '../history/row-times.ts';
import type { Evidence, Law } from './law.ts';

/** A read that is asked after a change was acknowledged sees it, on whatever server; and it sees nothing that can not be. */
export const readsSee: Law = {
  name: 'reads-see',
  says: 'whoever reads after a change was acknowledged sees it',
  check: (evidence) =>
    evidence.history.operations.flatMap((operation) => {
      const { wish } = operation;
      if (wish.kind !== 'look up') return [];
      return operation.asks.flatMap((ask) => {
        const what = mistakeOf(evidence, wish, ask);
        return what === null
          ? []
          : [{ what, operations: [operation, ...changesOf(evidence, wish)], rows: [] }];
      });
    }),
};

type LookUp = Extract<Operation['wish'], { kind: 'look up' }>;

function mistakeOf(evidence: Evidence, { what, id }: LookUp, ask: Ask): string | null {
  const { answer } = ask;
  if (answer.kind === 'refused') return `The ${what} ${id} was acknowledged, and a read does not find it.`;
  if (answer.kind !== 'done' || answer.state === null) return null;
  if (what === 'redemption') return mistakeOfRedemption(evidence, id, answer.state, ask);
  const [hold, ...more] = evidence.attribution.reservations(id);
  // Codes that were held together may have gone different ways: then it is told how the first of them stands.
  return hold === undefined || more.length > 0 ? null : mistakeOfHold(evidence, hold, answer.state.held, ask);
}

/** What was given back has to lie between what is certain when it was asked, and what is possible when it was answered. */
function mistakeOfRedemption(
  evidence: Evidence,
  id: string,
  { rolledBack }: ToldState,
  ask: Ask,
): string | null {
  const rows = evidence.ledger.rollbacks.filter(({ redemptionId }) => redemptionId === id);
  const sum = (isCounted: (operations: readonly Operation[]) => boolean): number =>
    rows
      .filter((row) => isCounted(evidence.attribution.askedFor({ table: 'rollback', row })))
      .reduce((all, { discount }) => all + discount, 0);
  const least = sum((operations) => operations.some((operation) => certainFrom(operation) <= ask.askedAt));
  const most = sum((operations) =>
    operations.some((operation) => firstPossible(operation) <= ask.answeredAt),
  );
  const told = rolledBack?.discount ?? 0;
  if (told >= least && told <= most) return null;
  const bounds = least === most ? `${least}` : `${least} to ${most}`;
  return `A read of the redemption ${id} tells ${told} as given back, where it has to be ${bounds}.`;
}

function mistakeOfHold(
  { ledger, attribution, clockMargin }: Evidence,
  hold: ReservationRow,
  told: ToldState['held'],
  ask: Ask,
): string | null {
  const ends = ledger.ends.filter(({ reservationId }) => reservationId === hold.id);
  const has = (outcome: 'confirmed' | 'released', isSo: (row: TableRow) => boolean): boolean =>
    ends.some((row) => row.outcome === outcome && isSo({ table: 'end', row }));
  const isCertain = (row: TableRow): boolean => rowCertainFrom(attribution, row) <= ask.askedAt;
  const isPossible = (row: TableRow): boolean => rowPossibleFrom(attribution, row) <= ask.answeredAt;
  const isOver = has('confirmed', isCertain) || has('released', isCertain);
  const isRight = {
    held: ask.askedAt - clockMargin < hold.holdsUntil && !isOver,
    expired: ask.answeredAt + clockMargin >= hold.holdsUntil && !isOver,
    released: has('released', isPossible),
    confirmed: has('confirmed', isPossible),
  };
  if (told === null || isRight[told]) return null;
  const stands = ends.map(({ outcome }) => outcome).join(' and ') || 'held';
  return `A read of the reservation ${hold.id} tells that it is ${told}, and in the end it is ${stands}.`;
}

/** The operations that a read is about, for who has to find out what happened. */
function changesOf({ history }: Evidence, { id }: LookUp): Operation[] {
  return history.operations.filter(({ wish }) => {
    if (wish.kind === 'rollback') return wish.redemptionId === id;
    return (wish.kind === 'confirm' || wish.kind === 'release') && wish.reservationId === id;
  });
}
