const FIRST_MS = 150;
const MOST_MS = 5000;

/**
 * How long to wait before another attempt, in milliseconds: by chance up to a bound that doubles each time, so that those who
 * failed together do not come back together; and never less than the server wants.
 *
 * @param attempts how many there were
 * @example retryWait(3, null) // somewhere between 0 and 600
 */
export function retryWait(attempts: number, retryAfter: number | null): number {
  const most = Math.min(MOST_MS, FIRST_MS * 2 ** (attempts - 1));
  return (retryAfter ?? 0) + Math.random() * most;
}
