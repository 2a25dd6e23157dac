import type { Refusal } from '../reasons.ts';

/** Each step is a later instant, and hours that never come together would go on for ever. */
const MOST_STEPS = 50;

/**
 * The refusals of parts that must all hold, where those that time mends are told one instant at which all of them do: from
 * Monday on and from 08:00 on is Monday 08:00. Where none comes in sight they say no instant at all, rather than one that
 * does not help.
 *
 * @param judgeAt the refusals at an instant; each that time mends tells the first one at which it is gone
 */
export function waitTogether(judgeAt: (now: number) => readonly Refusal[], now: number): readonly Refusal[] {
  const refusals = judgeAt(now);
  const first = latestWait(refusals);
  if (first === null) return refusals;
  const lasting = refusals.filter((refusal) => waitOf(refusal) === null).length;
  const at = settle(judgeAt, first, lasting);
  return refusals.map((refusal) => {
    if (waitOf(refusal) === null) return refusal;
    const { fix: _, ...told } = refusal;
    return at === null ? told : { ...told, fix: { type: 'wait_until', at } };
  });
}

/** The first instant at which one of several ways is open that time alone opens; null: there is none. */
export function firstWait(ways: readonly (readonly Refusal[])[]): number | null {
  const opened = ways.flatMap((way) =>
    way.every((refusal) => waitOf(refusal) !== null) ? latestWait(way) : [],
  );
  const instants = opened.filter((at) => at !== null);
  return instants.length === 0 ? null : Math.min(...instants);
}

/** The first instant from `from` on at which no more is refused than what time does not mend; null: none in sight. */
function settle(judgeAt: (now: number) => readonly Refusal[], from: number, lasting: number): number | null {
  let at = from;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const refusals = judgeAt(at);
    const next = latestWait(refusals);
    if (next === null) return refusals.length > lasting ? null : at;
    at = next;
  }
  return null;
}

function latestWait(refusals: readonly Refusal[]): number | null {
  const waits = refusals.map(waitOf).filter((at) => at !== null);
  return waits.length === 0 ? null : Math.max(...waits);
}

function waitOf({ fix }: Refusal): number | null {
  return fix?.type === 'wait_until' ? fix.at : null;
}
