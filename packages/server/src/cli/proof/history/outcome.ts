import type { Ask, Done, Operation } from './history.ts';

/** A sending that was answered with success. */
export interface DoneAsk extends Ask {
  readonly answer: Done;
}

/** The sendings of an operation that were answered with success, in the order of their answers. */
export function doneAsks(operation: Operation): DoneAsk[] {
  return operation.asks.filter(isDone).toSorted((one, other) => one.answeredAt - other.answeredAt);
}

/** Whether anything may have come of it: not when every sending was refused, or is known to have done nothing. */
export function mayBeDone(operation: Operation): boolean {
  return operation.asks.some(mayHaveDone);
}

/** The first instant at which anything may have come of it; never for an operation of which nothing can have come. */
export function firstPossible(operation: Operation): number {
  return Math.min(Number.POSITIVE_INFINITY, ...operation.asks.filter(mayHaveDone).map((ask) => ask.askedAt));
}

/** The instant from which it is certain; never while nobody was told of a success. */
export function certainFrom(operation: Operation): number {
  return doneAsks(operation)[0]?.answeredAt ?? Number.POSITIVE_INFINITY;
}

function isDone(ask: Ask): ask is DoneAsk {
  return ask.answer.kind === 'done';
}

/** An answer that should not be says nothing of what was done. */
function mayHaveDone({ answer }: Ask): boolean {
  return answer.kind === 'done' || answer.kind === 'unknown' || answer.kind === 'wrong';
}
