import { setTimeout as pause } from 'node:timers/promises';
import { expect, onTestFinished, vi } from 'vitest';
import type { Answer, ShopClient } from './fault-client.ts';

/** One redemption that a shop wants: a code for an order, maybe of a client. */
export interface Use {
  readonly orderId: string;
  readonly code: string;
  readonly customIdentify?: string;
}

/** What a shop was told in the end. */
export interface Told extends Use {
  readonly outcome: 'success' | 'refused';
  /** On `performance.now()`. */
  readonly at: number;
  readonly server: string;
}

/** What a load is made of. `uses` names the n-th redemption, or null when there are no more. */
export interface LoadOptions {
  readonly shop: ShopClient;
  readonly servers: readonly string[];
  readonly clients: number;
  readonly uses: (n: number) => Use | null;
}

type Seen = '503 none' | '503 unknown' | 'lost' | 'refused connection';

/** Between two orders of one client: enough to leave the machine to others, too. */
const THINK_MS = 4;
const REPEAT_MS = 25;
/** A test that is held up must not run out of them. */
const MAX_ORDERS = 100_000;

/**
 * Shops that redeem until they are told to finish, and repeat an order until they get an answer to it: from the next server
 * where there are several.
 */
export class Load {
  readonly told: Told[] = [];
  /** Answers that no shop should ever get. */
  readonly wrong: string[] = [];
  readonly seen: Record<Seen, number> = { '503 none': 0, '503 unknown': 0, lost: 0, 'refused connection': 0 };
  readonly #options: LoadOptions;
  readonly #clients: Promise<void>[];
  #orders = 0;
  #finishing = false;

  constructor(options: LoadOptions) {
    this.#options = options;
    this.#clients = Array.from({ length: options.clients }, (_, index) => this.#shop(index));
    onTestFinished(() => {
      this.#finishing = true;
    });
  }

  /** Orders that were told that they succeeded. */
  successes(code?: string): Told[] {
    return this.told.filter((use) => use.outcome === 'success' && (code === undefined || use.code === code));
  }

  /** Waits until so many more orders have succeeded after an instant. */
  async serves(count: number, after: number, where: (told: Told) => boolean = () => true): Promise<void> {
    const successes = () => this.successes().filter((told) => told.at > after && where(told));
    await vi.waitFor(() => expect(successes().length).toBeGreaterThanOrEqual(count), {
      timeout: 60_000,
      interval: 20,
    });
  }

  /** Waits until a condition holds, while the load goes on. */
  async until(condition: (load: Load) => boolean): Promise<void> {
    await vi.waitFor(() => expect(condition(this)).toBe(true), { timeout: 60_000, interval: 10 });
  }

  /** Waits until there are no more orders. */
  async ended(): Promise<void> {
    await Promise.all(this.#clients);
  }

  /** Lets each client get the answer to its last order. */
  async finish(): Promise<void> {
    this.#finishing = true;
    await this.ended();
  }

  async #shop(index: number): Promise<void> {
    while (!this.#finishing && this.#orders < MAX_ORDERS) {
      const use = this.#options.uses(this.#orders);
      this.#orders += 1;
      if (use === null) return;
      await this.#insist(use, index);
      await pause(THINK_MS);
    }
  }

  async #insist(use: Use, index: number): Promise<void> {
    const { servers, shop } = this.#options;
    const { code, ...body } = use;
    for (let attempt = index; ; attempt += 1) {
      const server = servers[attempt % servers.length] ?? '';
      const answer = await shop.use(server, code, body).catch((error: unknown) => this.#lost(error));
      const outcome = answer === null ? null : this.#read(answer);
      if (outcome !== null) {
        this.told.push({ ...use, outcome, at: performance.now(), server });
        return;
      }
      if (this.wrong.length > 100) return;
      await pause(REPEAT_MS);
    }
  }

  #lost(error: unknown): null {
    const isRefused = error instanceof Error && 'code' in error && error.code === 'ECONNREFUSED';
    this.seen[isRefused ? 'refused connection' : 'lost'] += 1;
    return null;
  }

  /** Null for an answer after which the order is repeated. */
  #read({ status, envelope, retryAfter, text }: Answer): Told['outcome'] | null {
    if (status === 200 && envelope !== null) return envelope.code === 1 ? 'success' : 'refused';
    const outcome = envelope?.data?.outcome;
    if (status === 503 && retryAfter !== null && (outcome === 'none' || outcome === 'unknown')) {
      this.seen[`503 ${outcome}`] += 1;
    } else {
      this.wrong.push(`${status} (Retry-After: ${retryAfter}): ${text}`);
    }
    return null;
  }
}
