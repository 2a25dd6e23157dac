/** A text up to this many characters is written one by one: a call into the runtime's own code takes longer. */
const SHORT = 48;
/** What a character of a string takes in UTF-8 at the most. */
const MOST_BYTES = 3;

/** Writes a text as UTF-8 and answers where it ends. */
export function writeText(buffer: Buffer, text: string, offset: number): number {
  if (text.length > SHORT) return offset + buffer.write(text, offset);
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code > 127) return offset + buffer.write(text, offset);
    buffer[offset + index] = code;
  }
  return offset + text.length;
}

/** How many bytes a text takes as UTF-8: exactly for a long one, at the most for a short one. */
export function mostBytes(text: string): number {
  return text.length > SHORT ? Buffer.byteLength(text) : text.length * MOST_BYTES;
}
