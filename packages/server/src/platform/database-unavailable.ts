/**
 * The database cannot be reached, is full or did not answer in time. `outcome` is `none` where nothing was done for certain,
 * and `unknown` where a commit may have happened: to be repeated with the same key or order.
 */
export class DatabaseUnavailable extends Error {
  readonly outcome: 'none' | 'unknown';

  constructor(outcome: 'none' | 'unknown', cause?: unknown) {
    super(`The database is unavailable (outcome: ${outcome})`, { cause });
    this.name = 'DatabaseUnavailable';
    this.outcome = outcome;
  }
}
