import type { FieldChecker, FieldError } from '@couponry/contract';

/** A request that can not be read, with what is wrong with each field. */
export class BadRequest extends Error {
  readonly errors: readonly FieldError[];

  constructor(errors: readonly FieldError[]) {
    super('The request can not be read');
    this.name = 'BadRequest';
    this.errors = errors;
  }
}

/** A body that fits its schema, whose type is `Body`. @throws BadRequest naming each field that does not fit */
export function readBody<Body>(checker: FieldChecker, body: unknown): Body {
  const errors = checker.check(body);
  if (errors.length > 0) throw new BadRequest(errors);
  return body as Body;
}
