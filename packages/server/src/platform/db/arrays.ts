import { mostBytes, writeText } from './write-text.ts';

/**
 * Arrays in PostgreSQL's binary format (the `array_send` layout: dimensions, null flag, element type, length, lower bound, then
 * each element with its length). Binary costs the client and the server a good fifth less than array literals.
 */
const HEADER = 20;
const OID = {
  bool: 16,
  bytea: 17,
  int8: 20,
  int4: 23,
  text: 25,
  timestamptz: 1184,
  date: 1082,
  uuid: 2950,
  jsonb: 3802,
};

/** Milliseconds between the epoch and PostgreSQL's own, 2000-01-01. */
const POSTGRES_EPOCH_MS = 946_684_800_000;
const TWO_32 = 4_294_967_296;
const UUID_LENGTH = 36;

/** The value of each hexadecimal digit, by its character code. */
const HEX_DIGIT = new Uint8Array(103);
for (const digit of '0123456789abcdefABCDEF') HEX_DIGIT[digit.charCodeAt(0)] = Number.parseInt(digit, 16);

// A byte or a character at a time: for what is as short as here, that takes a fraction of a call into the runtime's own code. Rows by their
// index: `for of` makes an object for each in code that is not optimised. A column is read out of the rows while it is written: an
// array of each would be made for two dozen columns of what is stored of one redemption.

function fixedColumn<Row, T>(
  oid: number,
  size: number,
  rows: readonly Row[],
  read: (row: Row) => T | null,
  write: (buffer: Buffer, value: T, offset: number) => void,
): Buffer {
  const buffer = Buffer.allocUnsafe(HEADER + rows.length * (4 + size));
  let offset = writeHeader(buffer, oid, rows.length);
  for (let index = 0; index < rows.length; index += 1) {
    const value = read(rows[index] as Row);
    if (value === null) {
      offset = writeInt32(buffer, -1, offset);
    } else {
      offset = writeInt32(buffer, size, offset);
      write(buffer, value, offset);
      offset += size;
    }
  }
  return buffer.subarray(0, offset);
}

function writeHeader(buffer: Buffer, oid: number, length: number): number {
  writeInt32(buffer, 1, 0);
  writeInt32(buffer, 1, 4);
  writeInt32(buffer, oid, 8);
  writeInt32(buffer, length, 12);
  return writeInt32(buffer, 1, 16);
}

/** Also writes the 32 bits of a number without a sign. */
function writeInt32(buffer: Buffer, value: number, offset: number): number {
  buffer[offset] = value >>> 24;
  buffer[offset + 1] = value >>> 16;
  buffer[offset + 2] = value >>> 8;
  buffer[offset + 3] = value;
  return offset + 4;
}

function writeInt64(buffer: Buffer, value: number, offset: number): void {
  if (!Number.isSafeInteger(value)) throw new RangeError(`${value} is no safe integer`);
  const high = Math.floor(value / TWO_32);
  writeInt32(buffer, high, offset);
  writeInt32(buffer, value - high * TWO_32, offset + 4);
}

/** In halves, because microseconds are no safe integers from the year 2285 on. */
function writeMicroseconds(buffer: Buffer, milliseconds: number, offset: number): void {
  if (!Number.isSafeInteger(milliseconds)) throw new RangeError(`${milliseconds} is no whole millisecond`);
  const high = Math.floor(milliseconds / TWO_32);
  const low = (milliseconds - high * TWO_32) * 1000;
  const carried = Math.floor(low / TWO_32);
  writeInt32(buffer, high * 1000 + carried, offset);
  writeInt32(buffer, low - carried * TWO_32, offset + 4);
}

function writeUuid(buffer: Buffer, uuid: string, offset: number): void {
  if (uuid.length !== UUID_LENGTH) throw new RangeError(`"${uuid}" is no UUID`);
  let at = 0;
  for (let byte = 0; byte < 16; byte += 1) {
    // The hyphens stand before the fifth, seventh, ninth and eleventh byte.
    if (byte === 4 || byte === 6 || byte === 8 || byte === 10) at += 1;
    const high = HEX_DIGIT[uuid.charCodeAt(at)] ?? 0;
    buffer[offset + byte] = (high << 4) | (HEX_DIGIT[uuid.charCodeAt(at + 1)] ?? 0);
    at += 2;
  }
}

function lengthArray(oid: number, items: readonly (Buffer | null)[]): Buffer {
  const total = items.reduce((sum, item) => sum + 4 + (item?.length ?? 0), HEADER);
  const buffer = Buffer.allocUnsafe(total);
  let offset = writeHeader(buffer, oid, items.length);
  for (const item of items) {
    offset = writeInt32(buffer, item === null ? -1 : item.length, offset);
    if (item !== null) offset += item.copy(buffer, offset);
  }
  return buffer;
}

/** `uuid[]` of the canonical UUID of each row. */
export function uuidColumn<Row>(rows: readonly Row[], read: (row: Row) => string | null): Buffer {
  return fixedColumn(OID.uuid, 16, rows, read, writeUuid);
}

/** `uuid[]` of canonical UUIDs. */
export function uuidArray(items: readonly (string | null)[]): Buffer {
  return uuidColumn(items, itself);
}

/** `text[]` of a text of each row. */
export function textColumn<Row>(rows: readonly Row[], read: (row: Row) => string | null): Buffer {
  let most = HEADER;
  for (let index = 0; index < rows.length; index += 1) most += 4 + mostBytes(read(rows[index] as Row) ?? '');
  const buffer = Buffer.allocUnsafe(most);
  let offset = writeHeader(buffer, OID.text, rows.length);
  for (let index = 0; index < rows.length; index += 1) {
    const text = read(rows[index] as Row);
    if (text === null) {
      offset = writeInt32(buffer, -1, offset);
      continue;
    }
    const end = writeText(buffer, text, offset + 4);
    writeInt32(buffer, end - offset - 4, offset);
    offset = end;
  }
  return buffer.subarray(0, offset);
}

/** `text[]`. */
export function textArray(items: readonly (string | null)[]): Buffer {
  return textColumn(items, itself);
}

/** `int8[]` of a safe integer of each row. */
export function int8Column<Row>(rows: readonly Row[], read: (row: Row) => number | null): Buffer {
  return fixedColumn(OID.int8, 8, rows, read, writeInt64);
}

/** `int8[]` of safe integers. */
export function int8Array(items: readonly (number | null)[]): Buffer {
  return int8Column(items, itself);
}

/** `int4[]`. */
export function int4Array(items: readonly (number | null)[]): Buffer {
  return fixedColumn(OID.int4, 4, items, itself, (buffer, value, offset) =>
    buffer.writeInt32BE(value, offset),
  );
}

/** `boolean[]` of what holds of each row or not. */
export function booleanColumn<Row>(rows: readonly Row[], read: (row: Row) => boolean): Buffer {
  return fixedColumn(OID.bool, 1, rows, read, (buffer, value, offset) => {
    buffer[offset] = value ? 1 : 0;
  });
}

/** `boolean[]`. */
export function booleanArray(items: readonly boolean[]): Buffer {
  return booleanColumn(items, itself);
}

/** `timestamptz[]` of an instant of each row, in whole milliseconds since the epoch. */
export function instantColumn<Row>(rows: readonly Row[], read: (row: Row) => number | null): Buffer {
  return fixedColumn(OID.timestamptz, 8, rows, read, (buffer, ms: number, offset) =>
    writeMicroseconds(buffer, ms - POSTGRES_EPOCH_MS, offset),
  );
}

/** `timestamptz[]` of whole milliseconds since the epoch. */
export function instantArray(items: readonly (number | null)[]): Buffer {
  return instantColumn(items, itself);
}

function itself<Item>(item: Item): Item {
  return item;
}

/** `bytea[]`. */
export function byteaArray(items: readonly (Buffer | null)[]): Buffer {
  return lengthArray(OID.bytea, items);
}

/** `bytea[]` of bytes of each row that are written in hexadecimal, each of so many. */
export function hexColumn<Row>(rows: readonly Row[], read: (row: Row) => string, bytes: number): Buffer {
  return fixedColumn(OID.bytea, bytes, rows, read, (buffer, hex, offset) => {
    if (hex.length !== 2 * bytes) throw new RangeError(`"${hex}" is not ${bytes} bytes in hexadecimal`);
    for (let index = 0; index < bytes; index += 1) {
      const high = HEX_DIGIT[hex.charCodeAt(2 * index)] ?? 0;
      buffer[offset + index] = (high << 4) | (HEX_DIGIT[hex.charCodeAt(2 * index + 1)] ?? 0);
    }
  });
}

/** A `timestamptz` parameter of milliseconds since the epoch. */
export function instant(ms: number): string {
  return new Date(ms).toISOString();
}
