import type { ProblemCode, ProblemFields } from '@couponry/contract';
import { CouponryError, type Failed } from './couponry-error.ts';

/** What a problem says of one field. */
export type FieldProblem = NonNullable<ProblemFields['errors']>[number];
/** What a problem says of one code. */
export type RefusedCode = NonNullable<ProblemFields['results']>[number];
/** Why one code does not apply. */
export type Reason = RefusedCode['reasons'][number];

/**
 * The server says why it did not carry out the request (RFC 9457). Programs go by `code`.
 *
 * @example
 * if (error instanceof CouponryProblem && error.is('client_used_up')) show('You had this one already.');
 */
export class CouponryProblem extends CouponryError {
  /** A stable word. A server that is newer than this SDK may have more. */
  readonly code: ProblemCode;
  /** The HTTP status. */
  readonly status: number;
  /** What the problem is, the same each time. */
  readonly title: string;
  /** What it is this time. */
  readonly detail: string;
  /** Finds the request in the server's log. */
  readonly requestId: string;
  /** What is wrong with which field; empty where it is not about fields. */
  readonly errors: readonly FieldProblem[];
  /** Each code of the request, and why it was refused; empty where no codes were sent. */
  readonly results: readonly RefusedCode[];
  /** The reasons of all codes. */
  readonly reasons: readonly Reason[];
  /** Milliseconds after which the request may be repeated; null: that would not help, or nobody knows. */
  readonly retryAfter: number | null;
  /** All that was answered. */
  readonly document: ProblemFields;

  constructor(document: ProblemFields, retryAfter: number | null, failed: Failed) {
    super(`${document.code}: ${document.detail}`, failed);
    this.code = document.code as ProblemCode;
    this.status = document.status;
    this.title = document.title;
    this.detail = document.detail;
    this.requestId = document.requestId;
    this.errors = document.errors ?? [];
    this.results = document.results ?? [];
    this.reasons = this.results.flatMap(({ reasons }) => reasons);
    this.retryAfter = retryAfter;
    this.document = document;
  }

  /** Whether it is one of these. */
  is<Code extends ProblemCode>(...codes: readonly Code[]): this is this & { readonly code: Code } {
    return (codes as readonly ProblemCode[]).includes(this.code);
  }
}
