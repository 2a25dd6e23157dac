import { once } from 'node:events';
import type { Writable } from 'node:stream';
import type pg from 'pg';

interface CopyConnection {
  readonly stream: Writable;
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  sendCopyFail(message: string): void;
  endCopyFrom(): void;
}

/** A `COPY` on a connection of `pg`, which leaves that part of the protocol to others. */
class Copy {
  readonly #text: string;
  readonly #chunks: Iterable<Buffer>;
  readonly #received: Buffer[] = [];
  readonly #settle: (error: Error | null, received: Buffer) => void;
  #error: Error | null = null;

  constructor(
    text: string,
    chunks: Iterable<Buffer>,
    settle: (error: Error | null, received: Buffer) => void,
  ) {
    this.#text = text;
    this.#chunks = chunks;
    this.#settle = settle;
  }

  submit(connection: CopyConnection): null {
    connection.query(this.#text);
    return null;
  }

  handleCopyInResponse(connection: CopyConnection): void {
    this.#send(connection).catch((error: Error) => connection.sendCopyFail(error.message));
  }

  async #send(connection: CopyConnection): Promise<void> {
    for (const chunk of this.#chunks) {
      connection.sendCopyFromChunk(chunk);
      if (connection.stream.writableNeedDrain) await once(connection.stream, 'drain');
    }
    connection.endCopyFrom();
  }

  handleCopyData({ chunk }: { readonly chunk: Buffer }): void {
    this.#received.push(Buffer.from(chunk));
  }

  handleCommandComplete(): void {}

  handleError(error: Error): void {
    this.#error = error;
    // A dead connection says nothing more.
    if (!('severity' in error)) this.handleReadyForQuery();
  }

  handleReadyForQuery(): void {
    this.#settle(this.#error, Buffer.concat(this.#received));
  }
}

/** Sends rows in PostgreSQL's text format. @param text `copy ... from stdin` */
export async function copyIn(client: pg.ClientBase, text: string, chunks: Iterable<Buffer>): Promise<void> {
  await copy(client, text, chunks);
}

/** Receives rows in PostgreSQL's text format. @param text `copy ... to stdout` */
export function copyOut(client: pg.ClientBase, text: string): Promise<Buffer> {
  return copy(client, text, []);
}

function copy(client: pg.ClientBase, text: string, chunks: Iterable<Buffer>): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const settle = (error: Error | null, received: Buffer): void =>
      error === null ? resolve(received) : reject(error);
    client.query(new Copy(text, chunks, settle) as unknown as pg.Submittable);
  });
}
