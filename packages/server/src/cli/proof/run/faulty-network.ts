import { once } from 'node:events';
import { connect, createServer, type NetConnectOpts, type Server, type Socket } from 'node:net';

/** What is to be done with the next packet to the far side that contains a text. */
interface Trap {
  readonly text: string;
  /** `request`: it never arrives; `answer`: it arrives, and what is answered is lost. */
  readonly lose: 'request' | 'answer';
  readonly whenSprung: () => void;
}

/**
 * A network that can be spoiled: what connects to its port on this machine is passed on to whatever `target` answers at that
 * moment; null refuses.
 *
 * @example const network = await FaultyNetwork.to(() => ({ host: '127.0.0.1', port: 5432 })); network.cut();
 */
export class FaultyNetwork {
  readonly #target: () => NetConnectOpts | null;
  readonly #connections = new Set<readonly [Socket, Socket]>();
  #traps: Trap[] = [];
  #server: Server | null = null;
  #isSilent = false;
  #delay = 0;
  #port = 0;

  private constructor(target: () => NetConnectOpts | null) {
    this.#target = target;
  }

  /** A network that works. */
  static async to(target: () => NetConnectOpts | null): Promise<FaultyNetwork> {
    const network = new FaultyNetwork(target);
    await network.restore();
    return network;
  }

  /** Where it is entered, at 127.0.0.1; the same as long as it lives. */
  get port(): number {
    return this.#port;
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

  /** Lets every packet of new and old connections wait, in milliseconds; 0: no more. */
  delay(milliseconds: number): void {
    this.#delay = milliseconds;
  }

  /** Works again. What was silent for so long is cut, as a network that comes back has forgotten it. */
  async restore(): Promise<void> {
    if (this.#isSilent) this.cut();
    this.#isSilent = false;
    this.#delay = 0;
    this.#traps = [];
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
    const target = this.#target();
    if (target === null) {
      near.resetAndDestroy();
      return;
    }
    const far = connect(target);
    const pair = [near, far] as const;
    this.#connections.add(pair);
    const end = (): void => {
      this.#connections.delete(pair);
      near.destroy();
      far.destroy();
    };
    for (const socket of pair)
      socket
        .setNoDelay(true)
        .once('close', end)
        .on('error', () => undefined);
    this.#carry(near, far);
    if (this.#isSilent) for (const socket of pair) socket.pause();
  }

  #carry(near: Socket, far: Socket): void {
    let losing: Trap | null = null;
    near.on('data', (packet: Buffer) => {
      const trap = this.#spring(packet);
      if (trap?.lose === 'request') {
        near.resetAndDestroy();
        trap.whenSprung();
      } else {
        losing ??= trap;
        this.#send(far, packet);
      }
    });
    far.on('data', (packet: Buffer) => {
      if (losing === null) this.#send(near, packet);
      else {
        near.resetAndDestroy();
        losing.whenSprung();
      }
    });
  }

  #send(to: Socket, packet: Buffer): void {
    if (this.#delay === 0) to.write(packet);
    else setTimeout(() => to.writable && to.write(packet), this.#delay);
  }

  #spring(packet: Buffer): Trap | null {
    const index = this.#traps.findIndex(({ text }) => packet.includes(text));
    return index === -1 ? null : (this.#traps.splice(index, 1)[0] ?? null);
  }
}
