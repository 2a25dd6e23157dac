import net from 'node:net';

/** An answer: what of it the load needs to know. */
export interface HttpAnswer {
  readonly status: string;
  readonly head: string;
  readonly body: string;
}

/** Where what arrives is put, whoever it is for: it is taken out before anything else arrives. */
const ARRIVED = Buffer.allocUnsafeSlow(64 * 1024);
const LENGTH = /\r\ncontent-length: *(\d+)/i;

/** A kept connection with one request in flight at a time, as raw as it can be: the load shares the machine with the server. */
export class LoadConnection {
  readonly #socket: net.Socket;
  readonly #onAnswer: (answer: HttpAnswer) => void;
  #received = '';

  private constructor(socket: net.Socket, onAnswer: (answer: HttpAnswer) => void) {
    this.#socket = socket;
    this.#onAnswer = onAnswer;
    socket.setNoDelay(true);
  }

  /**
   * Opens a connection.
   *
   * @param onAnswer called with each answer
   * @param onLost called when the connection ends without {@link end}
   */
  static open(
    url: URL,
    onAnswer: (answer: HttpAnswer) => void,
    onLost: (error: Error) => void,
  ): Promise<LoadConnection> {
    return new Promise((resolve, reject) => {
      let connection: LoadConnection | undefined;
      const socket = net.connect({
        port: Number(url.port || 80),
        host: url.hostname,
        // Read where it arrives, past the stream of the socket.
        onread: {
          buffer: ARRIVED,
          callback: (length) => {
            if (connection !== undefined) connection.#receive(length);
            return true;
          },
        },
      });
      socket.once('error', reject);
      socket.once('connect', () => {
        socket.off('error', reject);
        socket.on('error', onLost);
        socket.on('close', () => onLost(new Error('The server closed a connection')));
        connection = new LoadConnection(socket, onAnswer);
        resolve(connection);
      });
    });
  }

  /** Sends a request; its answer comes before the next one is sent. */
  send(request: string): void {
    this.#socket.write(request, 'latin1');
  }

  /** Closes the connection. */
  end(): void {
    this.#socket.removeAllListeners('close');
    this.#socket.end();
  }

  #receive(length: number): void {
    this.#received += ARRIVED.toString('latin1', 0, length);
    const answer = this.#take();
    if (answer !== null) this.#onAnswer(answer);
  }

  #take(): HttpAnswer | null {
    const received = this.#received;
    const end = received.indexOf('\r\n\r\n');
    if (end === -1) return null;
    const head = received.slice(0, end);
    const length = Number(LENGTH.exec(head)?.[1] ?? 0);
    if (received.length < end + 4 + length) return null;
    this.#received = '';
    return { status: received.slice(9, 12), head, body: received.slice(end + 4) };
  }
}
