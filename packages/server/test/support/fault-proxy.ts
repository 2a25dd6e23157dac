import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import type { EmbeddedConnection } from '../../src/platform/embedded-postgres/embedded-connection.ts';

/** What is to be done with the next packet to the database that contains a text. */
interface Trap {
  readonly text: string;
  /** `request`: it never arrives; `answer`: it arrives, and what the database answers is lost. */
  readonly lose: 'request' | 'answer';
  readonly whenSprung: () => void;
}

/** A network between a server and its database, that a test can spoil. */
export class FaultyNetwork {
  readonly #target: EmbeddedConnection;
  readonly #connections = new Set<readonly [Socket, Socket]>();
  readonly #traps: Trap[] = [];
  #server: Server | null = null;
  #isSilent = false;
  #port = 0;

  private constructor(target: EmbeddedConnection) {
    this.#target = target;
  }

  /** A network that works. */
  static async to(target: EmbeddedConnection): Promise<FaultyNetwork> {
    const network = new FaultyNetwork(target);
    await network.restore();
    onTestFinished(() => network.fail());
    return network;
  }

  /** How a server reaches the database through this network. */
  get databaseUrl(): string {
    const { user, database } = this.#target;
    return `postgresql://${user}@127.0.0.1:${this.#port}/${database}`;
  }

  /** Cuts all connections and refuses new ones. */
  async fail(): Promise<void> {
    this.cut();
    const server = this.#server;
    this.#server = null;
    if (server === null) return;
    await new Promise<void>((resolve) => server.close(() => resolve()));
  }

  /** Cuts all connections; new ones are let through. */
  cut(): void {
    for (const [near, far] of this.#connections) {
      near.resetAndDestroy();
      far.destroy();
    }
  }

  /** Says and refuses nothing more: packets get lost, new connections too. */
  silence(): void {
    this.#isSilent = true;
    for (const pair of this.#connections) for (const socket of pair) socket.pause();
  }

  /** Works again. What was silent for so long is cut, as a network that comes back has forgotten it. */
  async restore(): Promise<void> {
    if (this.#isSilent) this.cut();
    this.#isSilent = false;
    if (this.#server !== null) return;
    this.#server = createServer((near) => this.#pass(near));
    this.#server.listen(this.#port, '127.0.0.1');
    await once(this.#server, 'listening');
    const address = this.#server.address();
    this.#port = typeof address === 'object' && address !== null ? address.port : 0;
  }

  /** Cuts the connection on which a text is next seen; resolves when that has happened. */
  cutAt(text: string, lose: Trap['lose']): Promise<void> {
    return new Promise((whenSprung) => this.#traps.push({ text, lose, whenSprung }));
  }

  #pass(near: Socket): void {
    const { host, port } = this.#target;
    const far = connect(`${host}/.s.PGSQL.${port}`);
    const pair = [near, far] as const;
    this.#connections.add(pair);
    const end = (): void => {
      this.#connections.delete(pair);
      near.destroy();
      far.destroy();
    };
    for (const socket of pair) socket.once('close', end).on('error', () => undefined);
    let losing: Trap | null = null;
    near.on('data', (packet: Buffer) => {
      const trap = this.#spring(packet);
      if (trap?.lose === 'request') {
        near.resetAndDestroy();
        trap.whenSprung();
      } else {
        losing ??= trap;
        far.write(packet);
      }
    });
    far.on('data', (packet) => {
      if (losing === null) near.write(packet);
      else {
        near.resetAndDestroy();
        losing.whenSprung();
      }
    });
    if (this.#isSilent) for (const socket of pair) socket.pause();
  }

  #spring(packet: Buffer): Trap | null {
    const index = this.#traps.findIndex(({ text }) => packet.includes(text));
    return index === -1 ? null : (this.#traps.splice(index, 1)[0] ?? null);
  }
}
