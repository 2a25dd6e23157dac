import type { Parameter, Statement } from './statement.ts';
import { mostBytes, writeText } from './write-text.ts';

/** One statement of a pipeline; `parse` when its connection does not know its name, `close` when it knows something else by it. */
export interface PipelineStep {
  readonly statement: Statement;
  readonly parse: boolean;
  readonly close: boolean;
}

const CODE = { bind: 66, close: 67, execute: 69, parse: 80, sync: 83, statement: 83 };
/** Code, length, and all else of a message that does not depend on what it is about, at the most. */
const FRAME = 16;
const EXECUTE = [CODE.execute, 0, 0, 0, 9, 0, 0, 0, 0, 0];
const SYNC = [CODE.sync, 0, 0, 0, 4];
const TEXT = 0;
const BINARY = 1;

/**
 * The messages of a pipeline in one buffer (PostgreSQL's extended query protocol): parse, bind and execute for each statement,
 * and one Sync. In one, because dozens of small buffers cost more than what is in them.
 *
 * @throws TypeError for a parameter that is neither text nor bytes nor null
 */
export function pipelineMessage(steps: readonly PipelineStep[]): Buffer {
  const writer = new MessageWriter(Buffer.allocUnsafe(sizeOf(steps)));
  for (const { statement, parse, close } of steps) {
    if (close) writer.close(statement.name);
    if (parse) writer.parse(statement);
    writer.bind(statement);
  }
  return writer.end();
}

/** At least what the messages take. */
function sizeOf(steps: readonly PipelineStep[]): number {
  let size = SYNC.length;
  for (const { statement, parse, close } of steps) {
    const { name, text, values } = statement;
    const nameSize = mostBytes(name);
    if (close) size += FRAME + nameSize;
    if (parse) size += FRAME + nameSize + mostBytes(text);
    size += FRAME + nameSize + EXECUTE.length;
    for (const value of values) size += 6 + sizeOfParameter(value);
  }
  return size;
}

function sizeOfParameter(value: Parameter): number {
  if (value === null) return 0;
  return typeof value === 'string' ? mostBytes(value) : Buffer.byteLength(value);
}

class MessageWriter {
  readonly #buffer: Buffer;
  #offset = 0;

  constructor(buffer: Buffer) {
    this.#buffer = buffer;
  }

  close(name: string): void {
    const start = this.#begin(CODE.close);
    this.#buffer[this.#offset++] = CODE.statement;
    this.#text(name);
    this.#length(start);
  }

  /** Without types of the parameters: the text says them. */
  parse({ name, text }: Statement): void {
    const start = this.#begin(CODE.parse);
    this.#text(name);
    this.#text(text);
    this.#int16(0);
    this.#length(start);
  }

  /** Binds the unnamed portal and executes it; all columns of the answer are text. */
  bind({ name, values }: Statement): void {
    const start = this.#begin(CODE.bind);
    this.#buffer[this.#offset++] = 0;
    this.#text(name);
    this.#int16(values.length);
    for (let index = 0; index < values.length; index += 1) {
      this.#int16(typeof values[index] === 'string' ? TEXT : BINARY);
    }
    this.#int16(values.length);
    for (let index = 0; index < values.length; index += 1) this.#parameter(values[index] ?? null);
    this.#int16(1);
    this.#int16(TEXT);
    this.#length(start);
    this.#bytes(EXECUTE);
  }

  end(): Buffer {
    this.#bytes(SYNC);
    return this.#buffer.subarray(0, this.#offset);
  }

  #parameter(value: Parameter): void {
    if (value === null) {
      this.#offset = this.#buffer.writeInt32BE(-1, this.#offset);
    } else {
      const start = this.#offset;
      this.#offset += 4;
      if (typeof value === 'string') this.#offset = writeText(this.#buffer, value, this.#offset);
      else this.#offset += value.copy(this.#buffer, this.#offset);
      this.#buffer.writeInt32BE(this.#offset - start - 4, start);
    }
  }

  /** Answers where the length stands, which is known when the message has ended. */
  #begin(code: number): number {
    this.#buffer[this.#offset] = code;
    this.#offset += 5;
    return this.#offset - 4;
  }

  #length(start: number): void {
    this.#buffer.writeInt32BE(this.#offset - start, start);
  }

  /** A text that ends with a zero. */
  #text(text: string): void {
    this.#offset = writeText(this.#buffer, text, this.#offset);
    this.#buffer[this.#offset++] = 0;
  }

  #int16(value: number): void {
    this.#buffer[this.#offset++] = value >> 8;
    this.#buffer[this.#offset++] = value;
  }

  #bytes(bytes: readonly number[]): void {
    this.#buffer.set(bytes, this.#offset);
    this.#offset += bytes.length;
  }
}
