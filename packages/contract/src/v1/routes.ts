import type { Static, TSchema } from 'typebox';
import type { RouteV1 } from './route.ts';
import { ACTIVATION_ROUTES } from './routes/activation-routes.ts';
import { AUDIT_ROUTES } from './routes/audit-routes.ts';
import { REDEMPTION_ROUTES, RESERVATION_ROUTES } from './routes/checkout-routes.ts';
import { CLIENT_ROUTES } from './routes/client-routes.ts';
import { CODE_ROUTES } from './routes/code-routes.ts';
import { COUPON_ROUTES } from './routes/coupon-routes.ts';
import { KEY_ROUTES } from './routes/key-routes.ts';
import { PEOPLE_ROUTES } from './routes/people-routes.ts';
import { SIMULATION_ROUTES } from './routes/simulation-routes.ts';
import { STATISTICS_ROUTES } from './routes/statistics-routes.ts';
import { WORKSPACE_ROUTES } from './routes/workspace-routes.ts';

/** Every method of `/v1` by its operation id: the one table of who may call what, with what, and what comes of it. */
export const ROUTES_V1 = {
  ...COUPON_ROUTES,
  ...CODE_ROUTES,
  ...CLIENT_ROUTES,
  ...ACTIVATION_ROUTES,
  ...REDEMPTION_ROUTES,
  ...RESERVATION_ROUTES,
  ...SIMULATION_ROUTES,
  ...KEY_ROUTES,
  ...PEOPLE_ROUTES,
  ...WORKSPACE_ROUTES,
  ...AUDIT_ROUTES,
  ...STATISTICS_ROUTES,
} as const satisfies Readonly<Record<string, RouteV1>>;

/** The id of a method. */
export type OperationId = keyof typeof ROUTES_V1;

/** A checked body of a method; undefined where it has none. */
export type BodyOf<Id extends OperationId> = (typeof ROUTES_V1)[Id] extends {
  readonly body: { readonly schema: infer Schema extends TSchema };
}
  ? Static<Schema>
  : undefined;

/** The checked query of a method; undefined where it has none. */
export type QueryOf<Id extends OperationId> = (typeof ROUTES_V1)[Id] extends {
  readonly query: infer Schema extends TSchema;
}
  ? Static<Schema>
  : undefined;

type Answers<Id extends OperationId> = (typeof ROUTES_V1)[Id]['answers'][number];

/** What a program reads of an answer: JSON by its schema, pictures and files of other types as text or bytes. */
type ReadBody<Answer extends { readonly schema: TSchema }> = Answer extends { readonly type: infer Type }
  ? Type extends `${string}+xml` | `text/${string}`
    ? string
    : Uint8Array
  : Static<Answer['schema']>;

/**
 * The successes of a method by their HTTP status. A method whose answers are made by a function has them here only if that
 * function lets the compiler see status and schema: it says no type of its own and is `as const`.
 */
export type AnswersOf<Id extends OperationId> = {
  [Answer in Answers<Id> as Answer['status']]: ReadBody<Answer>;
};
