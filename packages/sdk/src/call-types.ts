import type { AnswersOf, BodyOf, OperationId, QueryOf } from '@couponry/contract';
import type { Answer } from './answer.ts';
import type { Call } from './call.ts';
import type { Listing, Page } from './listing.ts';
import type { Operation } from './operation.ts';
import type { HeaderFields, Patience } from './settings.ts';

/** What can be said of any call. */
export interface CallOptions extends Patience {
  /** Ends the call: it is rejected with the reason of the signal. What was sent may be carried out all the same. */
  readonly signal?: AbortSignal | undefined;
  /** More headers for this call. */
  readonly headers?: HeaderFields | undefined;
}

/** What can be said of a call that takes an `Idempotency-Key`. */
export interface KeyOptions {
  /**
   * Makes this call and its repeats one, also from another process or after a crash: 1 to 255 characters. Left out: a new
   * one, which is kept over the attempts of this call.
   */
  readonly idempotencyKey?: string | undefined;
}

/** What can be said of an edit. */
export interface MatchOptions {
  /**
   * Edits only what is still as you know it: the object itself (its `version`), the version, or an `ETag`. Else the call is
   * rejected with the problem `version_mismatch`.
   */
  readonly ifMatch?: string | number | { readonly version?: number | undefined } | undefined;
}

/** The successes of a method, told apart by `status`. */
export type AnswerOf<Id extends OperationId> = {
  readonly [Status in keyof AnswersOf<Id> & number]: Answer<Status, AnswersOf<Id>[Status]>;
}[keyof AnswersOf<Id> & number];

/** What a method takes: its body, or its query where it has no body. */
export type InputOf<Id extends OperationId> = BodyOf<Id> extends undefined ? QueryOf<Id> : BodyOf<Id>;

/** What is said of a call of this method. */
type OptionsOf<Op extends Operation> = CallOptions &
  (Op extends { readonly takesKey: true } ? KeyOptions : unknown) &
  (Op extends { readonly takesIfMatch: true } ? MatchOptions : unknown);

/** The parameters of a path, one after the other. */
type ParamsOf<Path extends string> = Path extends `${string}{${string}}${infer Rest}`
  ? [param: string, ...ParamsOf<Rest>]
  : [];

type InputArguments<Input> = Input extends undefined
  ? []
  : Record<never, never> extends Input
    ? [input?: Input]
    : [input: Input];

/** What a method is called with: the parameters of its path, its body or query, and options. */
export type ArgumentsOf<Op extends Operation> = [
  ...ParamsOf<Op['path']>,
  ...InputArguments<InputOf<Op['id']>>,
  options?: OptionsOf<Op>,
];

/** What a method gives back. */
export type CallOf<Op extends Operation> = Op extends { readonly isList: true }
  ? AnswerOf<Op['id']> extends Answer<number, Page<infer Item>>
    ? Listing<Item, AnswerOf<Op['id']>>
    : never
  : Call<AnswerOf<Op['id']>>;

/** A method, as it is called. */
export type Method<Op extends Operation> = (...args: ArgumentsOf<Op>) => CallOf<Op>;
