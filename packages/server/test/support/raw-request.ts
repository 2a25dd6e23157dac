import { connect } from 'node:net';

/** An answer as it came: the status line's number, and everything behind the headers. */
export interface RawAnswer {
  readonly status: number;
  readonly head: string;
  readonly body: string;
}

/**
 * Sends bytes and reads the answer until the server ends it: for requests that no well-behaved client makes. `lines` are the
 * request line and the headers; `connection: close` is added.
 */
export function sendRaw(
  url: string,
  lines: readonly string[],
  body: Buffer | string = '',
): Promise<RawAnswer> {
  const { hostname, port } = new URL(url);
  const head = Buffer.from(
    [...lines, `host: ${hostname}`, 'connection: close', '', ''].join('\r\n'),
    'latin1',
  );
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect(Number(port), hostname, () => {
      socket.write(Buffer.concat([head, Buffer.from(body)]));
    });
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    socket.on('error', (error) => (chunks.length === 0 ? reject(error) : resolve(readAnswer(chunks))));
    socket.on('end', () => resolve(readAnswer(chunks)));
  });
}

/** The first answer: what is no request behind the first one gets an answer of its own. */
function readAnswer(chunks: readonly Buffer[]): RawAnswer {
  const bytes = Buffer.concat(chunks);
  const end = bytes.indexOf('\r\n\r\n');
  const head = bytes.toString('latin1', 0, end);
  const length = /^content-length: (\d+)$/im.exec(head)?.[1];
  const body = bytes.toString('utf8', end + 4, length === undefined ? undefined : end + 4 + Number(length));
  return { status: Number(head.split(' ')[1]), head, body };
}
