import type { TableRow } from './history/attribution.ts';
import type { Answer, Operation, Wish } from './history/history.ts';
import type { Breach } from './laws/law.ts';

/** At most so many lines tell a breach; the file has all of it. */
const MOST_LINES = 30;
const MOST_OF_ANSWER = 160;

/**
 * Who did what when, and what of it the ledger has, in the order of time, for people.
 *
 * @example ['15:57:38.126  the ledger: redemption ...4c52 of WINTER, client ...9f01, order 1001', ...]
 */
export function excerptOf(breach: Breach): string[] {
  const lines = [...breach.operations.flatMap(linesOfOperation), ...breach.rows.map(lineOfRow)];
  const sorted = lines
    .toSorted((one, other) => one.at - other.at)
    .map(({ at, text }) => `${time(at)}  ${text}`);
  const left = sorted.length - MOST_LINES;
  return left > 0 ? [...sorted.slice(0, MOST_LINES), `... and ${left} more, in the file`] : sorted;
}

interface Line {
  readonly at: number;
  readonly text: string;
}

function linesOfOperation({ id, till, wish, key, asks }: Operation): Line[] {
  const what = `${till}: ${tellWish(wish)}${key === null ? '' : ', with a key'} (operation ${id})`;
  return asks.map(({ server, askedAt, answeredAt, answer }) => ({
    at: askedAt,
    text: `${what}, at ${server}; ${Math.round(answeredAt - askedAt)} ms later: ${tellAnswer(answer)}`,
  }));
}

function tellWish(wish: Wish): string {
  switch (wish.kind) {
    case 'activate':
      return `activate ${short(wish.couponId)}, ${tellClient(wish.client)}`;
    case 'redeem':
    case 'reserve': {
      const { kind, codes, client, order, amount, cart, mode } = wish;
      const of =
        cart === null
          ? ''
          : `: ${cart.map(({ id, quantity, unitPrice }) => `${quantity} ${id} of ${unitPrice}`).join(', ')}`;
      const many = codes.length > 1 ? ` (${mode})` : '';
      return `${kind} ${codes.join(' and ')}${many}, ${tellClient(client)}, order ${order}, worth ${amount}${of}`;
    }
    case 'rollback':
      return `roll back ${tellPart(wish)} of the redemption ${short(wish.redemptionId)}`;
    case 'look up':
      return `look up the ${wish.what} ${short(wish.id)}`;
    default:
      return `${wish.kind} the reservation ${short(wish.reservationId)}`;
  }
}

function tellPart({ amount, lines }: Extract<Wish, { kind: 'rollback' }>): string {
  if (lines !== null) return lines.map(({ id, quantity }) => `${quantity} ${id}`).join(', ');
  return amount === null ? 'all' : String(amount);
}

function tellAnswer(answer: Answer): string {
  switch (answer.kind) {
    case 'done': {
      const ids = answer.codes.map(({ id, code }) => (id === null ? code : `${code} as ${short(id)}`));
      const state = answer.state === null ? '' : ` ${JSON.stringify(answer.state)}`;
      return `done (${ids.join(', ')})${state}`;
    }
    case 'refused':
      return `refused: ${answer.reasons.join(' or ')}`;
    case 'nothing':
      return `nothing done (${answer.why})`;
    default:
      return `${answer.kind} (${answer.why.slice(0, MOST_OF_ANSWER)})`;
  }
}

function lineOfRow({ table, row }: TableRow): Line {
  const { at } = row;
  const id = 'id' in row ? short(row.id) : '';
  if (table === 'end') {
    return { at, text: `the ledger: the reservation ${short(row.reservationId)} was ${row.outcome}` };
  }
  if (table === 'rollback') {
    const { redemptionId, amount, discount, completes } = row;
    const part = completes ? 'the rest' : `a part (${amount})`;
    return {
      at,
      text: `the ledger: rollback ${id} of ${part} of ${short(redemptionId)}, giving back ${discount}`,
    };
  }
  const whose = `the ledger: ${table} ${id} of ${row.code}, ${tellClient(row.clientId)}`;
  if (table === 'activation') return { at, text: whose };
  return { at, text: `${whose}, order ${row.orderId}, worth ${row.amount}, discount ${row.discount}` };
}

function tellClient(client: string | null): string {
  return client === null ? 'no client' : `client ${short(client)}`;
}

/** The end of an id: its beginning is the time, which many share. */
function short(id: string): string {
  return id.length > 12 ? `...${id.slice(-6)}` : id;
}

/** `15:04:05.678`, UTC. */
function time(instant: number): string {
  return new Date(instant).toISOString().slice(11, 23);
}
