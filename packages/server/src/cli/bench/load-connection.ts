import net from 'node:net';

/** An answer: what of it the load needs to know. */
export interface HttpAnswer {
  readonly status: string;
  readonly head: string;
  readonly body: string;
}

const LENGTH = /\r\ncontent-length: *(\d+)/i;

/** A kept connection with one request in flight at a time, as raw as it can be: the load shares the machine with the server. */
export class LoadConnection {
  readonly #socket: net.Socket;
  #received = '';

  private constructor(socket: net.Socket, onAnswer: (answer: HttpAnswer) => void) {
    this.#socket = socket;
    socket.setNoDelay(true);
    socket.on('data', (chunk: Buffer) => {
      this.#received += chunk.toString('latin1');
      const answer = this.#take();
      if (answer !== null) onAnswer(answer);
    });
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
      const socket = net.connect(Number(url.port || 80), url.hostname);
      socket.once('error', reject);
      socket.once('connect', () => {
        socket.off('error', reject);
        socket.on('error', onLost);
        socket.on('close', () => onLost(new Error('The server closed a connection')));
        resolve(new LoadConnection(socket, onAnswer));
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
