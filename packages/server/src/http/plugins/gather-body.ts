import type { IncomingMessage } from 'node:http';
import { PROBLEMS } from '@couponry/contract';
import { askForBody } from './ask-for-body.ts';
import { BadRequest } from './bad-request.ts';
import { ProblemError } from './problem-error.ts';

/** Nobody who means well sends more pieces than this of so few bytes each: every one of them is an event, and keeps others waiting. */
const MANY_PIECES = 4096;
const FEW_BYTES = 16;
const IN_PIECES = { field: '', message: 'comes in too many pieces of a few bytes' };

/** Told the whole body, or why there is none. */
type Done = (error: Error | null, body?: Buffer) => void;

/**
 * Reads a body of at most so many bytes. The framework keeps the pieces in which a body comes until it is whole: sent byte by byte, as
 * `Transfer-Encoding: chunked` lets anybody do, one takes a hundred times its size, and a few of them all the memory of the process.
 *
 * @param done called once, with what is wrong as soon as there is more, or as it is sent in nothing but crumbs
 */
export function gatherBody(stream: IncomingMessage, limit: number, done: Done): void {
  const gathered = new Gathered();
  let pieces = 0;
  const onData = (piece: Buffer): void => {
    pieces += 1;
    if (gathered.length + piece.length > limit) finish(new ProblemError(PROBLEMS.tooLarge));
    else if (pieces > MANY_PIECES && gathered.length < pieces * FEW_BYTES) {
      finish(new BadRequest([IN_PIECES]));
    } else gathered.add(piece);
  };
  const onEnd = (): void => finish(null, gathered.take());
  const onError = (error: Error): void => finish(Object.assign(error, { statusCode: 400 }));
  const finish: Done = (error, body) => {
    stream.removeListener('data', onData).removeListener('end', onEnd).removeListener('error', onError);
    done(error, body);
  };
  askForBody(stream);
  stream.on('data', onData).on('end', onEnd).on('error', onError);
}

/** The pieces of a body, in one buffer that is at most twice as large as they are. Most bodies come in one. */
class Gathered {
  length = 0;
  #buffer: Buffer | null = null;

  add(piece: Buffer): void {
    const length = this.length + piece.length;
    if (this.#buffer === null) {
      this.#buffer = piece;
    } else {
      // The first piece is what was read, and not ours to write to.
      if (length > this.#buffer.length) this.#grow(length);
      piece.copy(this.#buffer, this.length);
    }
    this.length = length;
  }

  #grow(length: number): void {
    const grown = Buffer.allocUnsafeSlow(length * 2);
    this.#buffer?.copy(grown, 0, 0, this.length);
    this.#buffer = grown;
  }

  take(): Buffer {
    return this.#buffer?.subarray(0, this.length) ?? Buffer.alloc(0);
  }
}
