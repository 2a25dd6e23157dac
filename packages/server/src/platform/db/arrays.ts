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

function fixedArray<T>(
  oid: number,
  size: number,
  items: readonly (T | null)[],
  write: (buffer: Buffer, value: T, offset: number) => void,
): Buffer {
  const buffer = Buffer.allocUnsafe(HEADER + items.length * (4 + size));
  let offset = writeHeader(buffer, oid, items.length);
  for (const item of items) {
    if (item === null) {
      offset = buffer.writeInt32BE(-1, offset);
    } else {
      offset = buffer.writeInt32BE(size, offset);
      write(buffer, item, offset);
      offset += size;
    }
  }
  return buffer.subarray(0, offset);
}

function writeHeader(buffer: Buffer, oid: number, length: number): number {
  buffer.writeInt32BE(1, 0);
  buffer.writeInt32BE(1, 4);
  buffer.writeInt32BE(oid, 8);
  buffer.writeInt32BE(length, 12);
  return buffer.writeInt32BE(1, 16);
}

function writeInt64(buffer: Buffer, value: number, offset: number): void {
  const high = Math.floor(value / TWO_32);
  buffer.writeInt32BE(high, offset);
  buffer.writeUInt32BE(value - high * TWO_32, offset + 4);
}

function writeUuid(buffer: Buffer, uuid: string, offset: number): void {
  buffer.write(uuid.replaceAll('-', ''), offset, 16, 'hex');
}

function lengthArray(oid: number, items: readonly (Buffer | null)[]): Buffer {
  const total = items.reduce((sum, item) => sum + 4 + (item?.length ?? 0), HEADER);
  const buffer = Buffer.allocUnsafe(total);
  let offset = writeHeader(buffer, oid, items.length);
  for (const item of items) {
    offset = buffer.writeInt32BE(item === null ? -1 : item.length, offset);
    if (item !== null) offset += item.copy(buffer, offset);
  }
  return buffer;
}

/** `uuid[]` of canonical UUIDs. */
export function uuidArray(items: readonly (string | null)[]): Buffer {
  return fixedArray(OID.uuid, 16, items, writeUuid);
}

/** `text[]`. */
export function textArray(items: readonly (string | null)[]): Buffer {
  let total = HEADER;
  for (const item of items) total += 4 + (item === null ? 0 : Buffer.byteLength(item));
  const buffer = Buffer.allocUnsafe(total);
  let offset = writeHeader(buffer, OID.text, items.length);
  for (const item of items) {
    if (item === null) {
      offset = buffer.writeInt32BE(-1, offset);
      continue;
    }
    const length = buffer.write(item, offset + 4, 'utf8');
    buffer.writeInt32BE(length, offset);
    offset += 4 + length;
  }
  return buffer;
}

/** `int8[]` of safe integers. */
export function int8Array(items: readonly (number | null)[]): Buffer {
  return fixedArray(OID.int8, 8, items, writeInt64);
}

/** `int4[]`. */
export function int4Array(items: readonly (number | null)[]): Buffer {
  return fixedArray(OID.int4, 4, items, (buffer, value, offset) => buffer.writeInt32BE(value, offset));
}

/** `boolean[]`. */
export function booleanArray(items: readonly boolean[]): Buffer {
  return fixedArray(OID.bool, 1, items, (buffer, value, offset) => buffer.writeUInt8(value ? 1 : 0, offset));
}

/** `timestamptz[]` of whole milliseconds since the epoch. */
export function instantArray(items: readonly (number | null)[]): Buffer {
  // Microseconds are no safe integers from the year 2285 on.
  return fixedArray(OID.timestamptz, 8, items, (buffer, ms: number, offset) =>
    buffer.writeBigInt64BE(BigInt(ms - POSTGRES_EPOCH_MS) * 1000n, offset),
  );
}

/** `bytea[]`. */
export function byteaArray(items: readonly (Buffer | null)[]): Buffer {
  return lengthArray(OID.bytea, items);
}

/** A `timestamptz` parameter of milliseconds since the epoch. */
export function instant(ms: number): string {
  return new Date(ms).toISOString();
}
