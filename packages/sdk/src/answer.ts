/** A success: its HTTP status, what it says, and what came with it. */
export interface Answer<Status extends number = number, Body = unknown> {
  readonly status: Status;
  readonly body: Body;
  /** The version of what was answered, to be sent as `ifMatch`; null where it has none. */
  readonly etag: string | null;
  readonly headers: Headers;
  /** How often it was sent until this answer came. */
  readonly attempts: number;
}
