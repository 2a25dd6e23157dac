import type { OperationId, RouteV1 } from '@couponry/contract';

/** A method of `/v1` as far as sending needs to know of it; what it takes and answers is known by its id, as types. */
export interface Operation {
  readonly id: OperationId;
  readonly method: RouteV1['method'];
  /** The path, with its parameters in braces. */
  readonly path: string;
  /** Where the input goes. */
  readonly input?: 'body' | 'query';
  /** Whether it takes an `Idempotency-Key`: without one of the caller's, each call gets one. */
  readonly takesKey?: true;
  /** Whether `If-Match` is heeded. */
  readonly takesIfMatch?: true;
  /** The content type of what it answers, where that is no JSON. */
  readonly answers?: string;
  /** Whether it answers a page of a list. */
  readonly isList?: true;
}
