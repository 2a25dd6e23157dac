import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { formatInstantUtc, type ReplayedOrder } from '@couponry/engine';
import type { ReplayListener } from '../../simulation/run-simulation.ts';
import { CommandFailure } from '../failure.ts';

const HEAD = 'order,at,client,value,applied,discount,shippingDiscount,reason,appliedWith\n';

/** What is written beside what is printed, while orders are replayed and at the end. */
export interface ResultWriter extends ReplayListener {
  /** @param answer what `--json` prints */
  finish(answer: object): Promise<void>;
  /** Leaves nothing behind of a replay that failed. */
  abandon(): Promise<void>;
}

const WRITES_NOTHING: ResultWriter = {
  onBegin() {},
  onOrder: () => undefined,
  async finish() {},
  async abandon() {},
};

/**
 * Writes to a file by its ending: `.json` the whole answer; `.csv` a row for each order, as it is replayed. The file is there when
 * all of it is.
 *
 * @param file undefined: nothing is written
 * @throws CommandFailure for another ending
 */
export function resultWriter(file: string | undefined): ResultWriter {
  if (file === undefined) return WRITES_NOTHING;
  if (/\.json$/i.test(file)) {
    const finish = (answer: object) => writeFile(file, `${JSON.stringify(answer, null, 2)}\n`);
    return { ...WRITES_NOTHING, finish };
  }
  if (/\.csv$/i.test(file)) return csvWriter(file);
  throw new CommandFailure(`--out ${file}: the file ends in .json or .csv.`);
}

function csvWriter(file: string): ResultWriter {
  const part = `${file}.part`;
  let stream = createWriteStream(part);
  stream.write(HEAD);
  let rows = '';
  return {
    onBegin() {
      // What was written before the orders turned out to be unsorted is written over.
      if (rows === '' && stream.bytesWritten === 0) return;
      stream.destroy();
      stream = createWriteStream(part);
      stream.write(HEAD);
      rows = '';
    },
    onOrder(replayed) {
      rows += rowOf(replayed);
      if (rows.length < 65_536) return undefined;
      const isRoom = stream.write(rows);
      rows = '';
      return isRoom ? undefined : once(stream, 'drain').then(() => undefined);
    },
    async finish() {
      stream.end(rows);
      await once(stream, 'close');
      await rename(part, file);
    },
    async abandon() {
      stream.end();
      await once(stream, 'close');
      await rm(part);
    },
  };
}

/** Amounts are in minor units, as in JSON. */
function rowOf({ order, value, draft, others, refusal }: ReplayedOrder): string {
  const { applied, discount, shippingDiscount } = draft.result;
  const beside = others.filter(({ result }) => result.applied).map(({ result }) => result.code);
  const cells = [
    ...[order.id, formatInstantUtc(order.at), order.client?.id ?? '', value, applied ? 1 : 0],
    ...[discount, shippingDiscount, refusal?.reason ?? '', beside.join(' ')],
  ];
  return `${cells.map((cell) => csvCell(String(cell))).join(',')}\n`;
}

/** Between quotes where it has to be; what a spreadsheet would take for a formula is text. */
function csvCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
