import type { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';

const LINE_END = /\r\n|\n|\r/;

/**
 * The lines of a text, one after the other as it comes. They end with a line feed, a carriage return or both, and with nothing else:
 * Node's own reader of lines ends them at U+2028 and U+2029 too, which stand in texts of JSON as they are.
 */
export async function* linesOf(file: Readable): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8');
  let begun = '';
  let half = '';
  for await (const piece of file as AsyncIterable<Uint8Array | string>) {
    const text = half + (typeof piece === 'string' ? piece : decoder.write(piece));
    // Half an end, maybe: the line feed to a carriage return can come with the next piece.
    half = text.endsWith('\r') ? '\r' : '';
    const [first = '', ...others] = text.slice(0, text.length - half.length).split(LINE_END);
    begun += first;
    for (const next of others) {
      yield begun;
      begun = next;
    }
  }
  begun += decoder.end();
  if (begun !== '' || half !== '') yield begun;
}
