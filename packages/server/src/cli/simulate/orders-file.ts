import { createReadStream, statSync } from 'node:fs';
import type { OrdersFormat, OrdersSource } from '../../simulation/past-orders.ts';
import { CommandFailure } from '../failure.ts';

/** A file of orders, and how far it is read. */
export interface OrdersFile extends OrdersSource {
  /** In bytes. */
  readonly size: number;
  /** Bytes read so far; a file that is read a second time begins anew. */
  position(): number;
}

const JSON_LINES = /\.(jsonl|ndjson|json)$/i;

/**
 * A file of orders: JSON lines where it is called so, else CSV.
 *
 * @throws CommandFailure when there is none, or nothing is in it
 */
export function ordersFile(file: string, format: OrdersFormat | undefined): OrdersFile {
  const size = statSync(file, { throwIfNoEntry: false })?.size;
  if (size === undefined) throw new CommandFailure(`There is no file ${file}.`);
  if (size === 0) throw new CommandFailure(`${file} is empty: it has no orders.`);
  let stream: ReturnType<typeof createReadStream> | null = null;
  return {
    size,
    format: format ?? (JSON_LINES.test(file) ? 'jsonl' : 'csv'),
    open() {
      stream = createReadStream(file);
      return stream;
    },
    position: () => stream?.bytesRead ?? 0,
  };
}
