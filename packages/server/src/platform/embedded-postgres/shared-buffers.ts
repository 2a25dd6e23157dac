import { totalmem } from 'node:os';

const MEGABYTE = 1024 * 1024;
/** What a machine of 2 GB can spare, and enough for a shop with some hundred thousand codes. */
const USUAL = 256;
/** Some 7,000,000 codes with what belongs to them. More is left to the system, which keeps files in memory, too. */
const MOST = 4096;
/** What part of the memory is taken where there is more than the usual amount needs, and what part at most where there is less. */
const PART = 1 / 8;
const LARGEST_PART = 1 / 4;

/**
 * How large PostgreSQL's own cache is to be, in megabytes, on a machine that also serves: 256 MB, more where there is much memory, less
 * where there is little. What is not in it is copied from the system's for each look at it, so that with millions of codes a
 * redemption took the database half as long again with 256 MB.
 *
 * @param memory what this machine has, in bytes
 * @returns megabytes, at least 32
 * @example sharedBuffersFor(8 * 1024 ** 3) // 1024
 */
export function sharedBuffersFor(memory: number): number {
  const megabytes = memory / MEGABYTE;
  const wanted = Math.min(Math.max(USUAL, megabytes * PART), MOST);
  return Math.max(32, Math.floor(Math.min(wanted, megabytes * LARGEST_PART)));
}

/** The memory that this process may use with all others of its container, or that of the machine, in bytes. */
export function memoryOfMachine(): number {
  const limit = process.constrainedMemory();
  return limit > 0 ? Math.min(limit, totalmem()) : totalmem();
}
