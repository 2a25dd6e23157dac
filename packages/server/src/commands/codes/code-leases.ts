import type { IssuingRange, PseudoRandomFunction } from '@couponry/engine';
import type pg from 'pg';
import { pipeline } from '../../platform/db/pipeline.ts';
import { connect } from '../../platform/db/transaction.ts';
import { insertCodeRange, leaseCodeBlock, readLeaseEnd } from '../../sql/lease-code-block.ts';

/** The first block is small, so that a coupon with few codes wastes few; each further one is twice as large. */
const FIRST_BLOCK = 16;
const LARGEST_BLOCK = 4096;
/** A block is at most this part of its range. */
const PART_OF_RANGE = 1000;
/** An activation is offered this many codes: another range may overlap and have handed one out. */
const OFFERED = 3;

interface Lease {
  readonly range: IssuingRange;
  readonly codes: string[];
  block: number;
  exhausted: boolean;
  refilling: Promise<void> | null;
}

/**
 * Individual codes that were never handed out. Indices are leased in blocks, in a transaction of their own, so that no
 * activation waits for a counter; a secret permutation turns them into numbers that cannot be guessed from each other.
 * What a process had leased when it ended is never used.
 */
export class CodeLeases {
  readonly #pool: pg.Pool;
  readonly #permutationOf: (workspaceId: string) => PseudoRandomFunction;
  readonly #leases = new Map<string, Lease>();

  constructor(pool: pg.Pool, permutationOf: (workspaceId: string) => PseudoRandomFunction) {
    this.#pool = pool;
    this.#permutationOf = permutationOf;
  }

  /** Takes candidates for one activation: none when the range is used up. */
  async take(workspaceId: string, range: IssuingRange): Promise<string[]> {
    const lease = this.#leaseOf(workspaceId, range);
    while (lease.codes.length < OFFERED && !lease.exhausted) await this.#refill(workspaceId, lease);
    const taken = lease.codes.splice(0, OFFERED);
    if (lease.codes.length < lease.block / 4 && !lease.exhausted) {
      // Ahead of need; whoever finds too little waits for it and is told of the failure then.
      this.#refill(workspaceId, lease).catch(() => undefined);
    }
    return taken;
  }

  /** Gives back candidates that were certainly not used. */
  giveBack(workspaceId: string, range: IssuingRange, codes: readonly string[]): void {
    this.#leaseOf(workspaceId, range).codes.push(...codes);
  }

  /**
   * Leases so many codes at once, for whoever makes many; fewer when that is all there is. Some of them may be taken already, by
   * a range that overlaps.
   */
  async takeMany(workspaceId: string, range: IssuingRange, count: number): Promise<string[]> {
    return await this.#lease(workspaceId, range, count);
  }

  #leaseOf(workspaceId: string, range: IssuingRange): Lease {
    const key = `${workspaceId} ${range.key}`;
    let lease = this.#leases.get(key);
    if (lease === undefined) {
      lease = { range, codes: [], block: FIRST_BLOCK, exhausted: false, refilling: null };
      this.#leases.set(key, lease);
    }
    return lease;
  }

  #refill(workspaceId: string, lease: Lease): Promise<void> {
    lease.refilling ??= this.#extend(workspaceId, lease).finally(() => {
      lease.refilling = null;
    });
    return lease.refilling;
  }

  async #extend(workspaceId: string, lease: Lease): Promise<void> {
    const { range } = lease;
    const count = Math.max(
      OFFERED,
      Math.min(lease.block, LARGEST_BLOCK, Math.floor(range.size / PART_OF_RANGE)),
    );
    const leased = await this.#lease(workspaceId, range, count);
    lease.exhausted = leased.length < count;
    lease.block = Math.min(lease.block * 2, LARGEST_BLOCK);
    lease.codes.push(...leased);
  }

  /** The codes of the next indices, fewer than asked for where the range ends. */
  async #lease(workspaceId: string, range: IssuingRange, count: number): Promise<string[]> {
    const client = await connect(this.#pool);
    let end: number;
    try {
      const statements = [
        insertCodeRange(workspaceId, range.key),
        leaseCodeBlock(workspaceId, range.key, count),
      ];
      const [, leased] = await pipeline(client, statements);
      end = readLeaseEnd(leased?.rows ?? []);
      client.release();
    } catch (error) {
      client.release(true);
      throw error;
    }
    const indices: number[] = [];
    for (let index = end - count; index < Math.min(end, range.size); index += 1) indices.push(index);
    return range.codesAt(indices, this.#permutationOf(workspaceId));
  }
}
