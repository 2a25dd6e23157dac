import type { TableRow } from './history/attribution.ts';
import type { Answer, Operation } from './history/history.ts';
import type { Breach } from './laws/law.ts';

/** At most so many lines tell a breach; the file has all of it. */
const MOST_LINES = 40;

/** Who did what when, and what of it the ledger has, in the order of time; for people. */
export function excerptOf(breach: Breach): string[] {
  const lines = [...breach.operations.flatMap(linesOfOperation), ...breach.rows.map(lineOfRow)];
  const sorted = lines.toSorted((one, other) => one.at - other.at).map(({ text }) => text);
  const left = sorted.length - MOST_LINES;
  return left > 0 ? [...sorted.slice(0, MOST_LINES), `... and ${left} more, in the file`] : sorted;
}

interface Line {
  readonly at: number;
  readonly text: string;
}

function linesOfOperation({ id, till, wish, key, asks }: Operation): Line[] {
  const { kind, ...details } = wish;
  const what = `${till} (${id}) asks to ${kind} ${JSON.stringify(details)}${key === null ? '' : ` key "${key}"`}`;
  return asks.map(({ server, askedAt, answeredAt, answer }) => ({
    at: askedAt,
    text: `${time(askedAt)} ${what}\n${time(answeredAt)}   at ${server}: ${tellAnswer(answer)}`,
  }));
}

function tellAnswer(answer: Answer): string {
  switch (answer.kind) {
    case 'done':
      return `done ${answer.same}${answer.state === null ? '' : ` ${JSON.stringify(answer.state)}`}`;
    case 'refused':
      return `refused: ${answer.reasons.join(' or ')}`;
    case 'nothing':
      return `nothing done (${answer.why})`;
    default:
      return `${answer.kind} (${answer.why})`;
  }
}

function lineOfRow({ table, row }: TableRow): Line {
  const { at, ...details } = row;
  return { at, text: `${time(at)} the ledger has a row (${table}): ${JSON.stringify(details)}` };
}

/** `15:04:05.678`, UTC. */
function time(instant: number): string {
  return new Date(instant).toISOString().slice(11, 23);
}
