import type { OperationId } from '@couponry/contract';

/** What is known of a call that failed. */
export interface Failed {
  /** The method that was called. */
  readonly operation: OperationId;
  /** How often it was sent. */
  readonly attempts: number;
}

/** A call that failed. It is a problem that the server told, or one of the others: network, time, an answer that is none. */
export class CouponryError extends Error implements Failed {
  readonly operation: OperationId;
  readonly attempts: number;

  constructor(message: string, { operation, attempts }: Failed, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = new.target.name;
    this.operation = operation;
    this.attempts = attempts;
  }
}
