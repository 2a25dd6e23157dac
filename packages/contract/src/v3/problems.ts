/** A request that could not be carried out: its HTTP status, a stable `message` and a sentence. */
export interface Problem {
  readonly status: number;
  readonly message: string;
  readonly description: string;
}

/** Every problem that the Coupons API 3.0.0 answers. The envelope's `code` is the status. */
export const PROBLEMS = {
  versionUnknown: {
    status: 400,
    message: 'Request.VersionUnknown',
    description: 'The header Api-Version must be 3.0.0, or be left out.',
  },
  invalid: { status: 400, message: 'Request.Invalid', description: 'The request can not be read.' },
  keyMissing: {
    status: 401,
    message: 'Key.Missing',
    description: 'Send the API key of your workspace in the header Api-Key.',
  },
  keyUnknown: {
    status: 401,
    message: 'Key.Unknown',
    description: 'There is no such API key, or it was revoked.',
  },
  scopeMissing: {
    status: 403,
    message: 'Key.ScopeMissing',
    description: 'This API key does not have the scope for this method.',
  },
  pathUnknown: { status: 404, message: 'Path.Unknown', description: 'There is no such method.' },
  couponUnknown: {
    status: 404,
    message: 'Coupon.Unknown',
    description: 'There is no coupon with this uuid.',
  },
  clientUnknown: {
    status: 404,
    message: 'Client.Unknown',
    description: 'There is no client with this uuid.',
  },
  lockedAfterIssue: {
    status: 409,
    message: 'Coupon.LockedAfterIssue',
    description:
      'The code, the range, the currency and, with limits by period, the time zone of a coupon can not change once something was issued.',
  },
  stateFinal: {
    status: 409,
    message: 'Coupon.StateFinal',
    description: 'The coupon can not go from its status to this one.',
  },
  timedOut: {
    status: 408,
    message: 'Request.TimedOut',
    description: 'The request did not arrive in time.',
  },
  keyInFlight: {
    status: 409,
    message: 'Idempotency.InFlight',
    description: 'A request with this Idempotency-Key is being carried out. Repeat it in a moment.',
  },
  tooLarge: {
    status: 413,
    message: 'Request.TooLarge',
    description: 'The body is larger than this method takes.',
  },
  mediaTypeUnknown: {
    status: 415,
    message: 'Request.MediaTypeUnknown',
    description: 'Send JSON, with the header Content-Type: application/json.',
  },
  expectationUnknown: {
    status: 417,
    message: 'Request.ExpectationUnknown',
    description: 'The header Expect must be 100-continue, or be left out.',
  },
  keyReused: {
    status: 422,
    message: 'Idempotency.KeyReused',
    description: 'This Idempotency-Key was used for another request.',
  },
  tooManyKeys: {
    status: 429,
    message: 'Key.TooManyFailures',
    description: 'Too many unknown API keys from this address. Wait before you try again.',
  },
  tooManyGuesses: {
    status: 429,
    message: 'Coupon.TooManyGuesses',
    description:
      'Too many codes were asked for that do not exist. Wait before you ask for individual codes again.',
  },
  failed: {
    status: 500,
    message: 'Server.Failed',
    description: 'Something went wrong here. It was logged under this request id.',
  },
  unavailable: {
    status: 503,
    message: 'Server.Unavailable',
    description: 'The system is full or its database is away. Repeat the request with the same key or order.',
  },
} as const satisfies Readonly<Record<string, Problem>>;
