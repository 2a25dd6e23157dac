import { PROBLEMS_V1, type ProblemV1 } from '../problems.ts';
import { problemsOf, type RouteAnswer, type RouteV1, takesIdempotencyKey } from '../route.ts';
import { ProblemAnswer } from '../schemas/problem-schema.ts';
import type { ComponentSchemas } from './component-schemas.ts';
import { PATH_EXAMPLES } from './path-examples.ts';

type Json = Readonly<Record<string, unknown>>;

/** One method as an operation of the document. */
export function operationOf(operationId: string, route: RouteV1, schemas: ComponentSchemas): Json {
  const { tag, summary, description, body } = route;
  const parameters = parametersOf(route, schemas);
  return {
    operationId,
    tags: [tag],
    summary,
    description: `${description}\n\nFor: ${toldOf(route)}.`,
    security: securityOf(route),
    'x-roles': route.roles,
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(body === undefined
      ? {}
      : {
          requestBody: {
            required: body.isOptional !== true,
            content: {
              'application/json': { schema: schemas.use(body.schema), example: body.example },
              ...uploadsOf(route),
            },
          },
        }),
    responses: { ...answersOf(route.answers, schemas), ...refusalsOf(route, schemas) },
  };
}

/** The files that may be the body itself. */
function uploadsOf({ uploads }: RouteV1): Json {
  const types = Object.entries(uploads?.types ?? {});
  return Object.fromEntries(types.map(([type, example]) => [type, { schema: { type: 'string' }, example }]));
}

/** A key shows its scope; a token is one of a client's own; a person signs in and has a role. */
function securityOf({ scopes, roles, isOpen }: RouteV1): Json[] {
  if (isOpen === true) return [{}];
  const keys = scopes.filter((scope) => scope !== 'token');
  return [
    ...(keys.length > 0 ? [{ apiKey: keys }] : []),
    ...(scopes.includes('token') ? [{ clientToken: [] }] : []),
    ...(roles.length > 0 ? [{ session: roles }] : []),
  ];
}

/** `keys of scope admin, client; client tokens; people who are owner or support` */
function toldOf({ scopes, roles, isPersonal, isOpen }: RouteV1): string {
  if (isOpen === true) return 'everybody';
  const keys = scopes.filter((scope) => scope !== 'token').join(', ');
  const people = isPersonal === true ? 'people, for themselves' : `people who are ${roles.join(' or ')}`;
  return [
    ...(keys === '' ? [] : [`keys of scope ${keys}`]),
    ...(scopes.includes('token') ? ['client tokens'] : []),
    ...(roles.length === 0 ? [] : [people]),
  ].join('; ');
}

function parametersOf(route: RouteV1, schemas: ComponentSchemas): Json[] {
  const inPath = Object.entries(route.params ?? {}).map(([name, description]) => ({
    name,
    in: 'path',
    required: true,
    description,
    schema: name === 'code' ? { type: 'string', maxLength: 64 } : { type: 'string', format: 'uuid' },
    ...(name in PATH_EXAMPLES ? { example: PATH_EXAMPLES[name] } : {}),
  }));
  const inQuery = Object.entries({ ...route.query?.properties, ...route.uploads?.query.properties }).map(
    ([name, property]) => {
      const { description, examples = [], ...schema } = schemas.use(property);
      // A page to try it on does not send what may be left out, unless it is asked to.
      const told = (examples as readonly unknown[]).map((value) => ({ value, 'x-disabled': true }));
      const named = Object.fromEntries(told.map((example, index) => [`example${index + 1}`, example]));
      const isRequired = route.query?.required?.includes(name) === true;
      const required = isRequired ? { required: true } : {};
      const isOfFile = Object.hasOwn(route.uploads?.query.properties ?? {}, name);
      const ofFile = isOfFile ? { 'x-with-file': true } : {};
      return { name, in: 'query', ...required, ...ofFile, description, schema, examples: named };
    },
  );
  return [
    ...inPath,
    ...inQuery,
    ...(takesIdempotencyKey(route) ? [{ $ref: '#/components/parameters/IdempotencyKey' }] : []),
    ...(route.ifMatch === true ? [{ $ref: '#/components/parameters/IfMatch' }] : []),
  ];
}

function answersOf(answers: readonly RouteAnswer[], schemas: ComponentSchemas): Json {
  const told = answers.map(({ status, description, schema, example, etag, type }) => [
    String(status),
    {
      description,
      ...(etag === true || type !== undefined
        ? { headers: { ETag: { $ref: '#/components/headers/ETag' } } }
        : {}),
      content: { [type ?? 'application/json']: { schema: schemas.use(schema), example } },
    },
  ]);
  const isPicture = answers.some(({ type }) => type !== undefined);
  const unchanged = isPicture ? { 304: { description: 'It is still what `If-None-Match` names.' } } : {};
  return { ...Object.fromEntries(told), ...unchanged };
}

/** What a method can fail for, by HTTP status; `x-problem-codes` has the codes for programs. */
function refusalsOf(route: RouteV1, schemas: ComponentSchemas): Json {
  const byStatus = new Map<number, ProblemV1[]>();
  for (const code of problemsOf(route)) {
    const problem = PROBLEMS_V1[code];
    byStatus.set(problem.status, [...(byStatus.get(problem.status) ?? []), problem]);
  }
  const statuses = [...byStatus].toSorted(([a], [b]) => a - b);
  return Object.fromEntries(
    statuses.map(([status, problems]) => [String(status), refusalOf(status, problems, schemas)]),
  );
}

function refusalOf(status: number, problems: readonly ProblemV1[], schemas: ComponentSchemas): Json {
  const isForLater = status === 429 || status === 503 || status === 409;
  return {
    description: problems.map(({ code, title }) => `\`${code}\`: ${title}`).join('\n\n'),
    ...(isForLater ? { headers: { 'Retry-After': { $ref: '#/components/headers/RetryAfter' } } } : {}),
    ...(status === 401
      ? { headers: { 'WWW-Authenticate': { $ref: '#/components/headers/WwwAuthenticate' } } }
      : {}),
    content: {
      'application/problem+json': {
        schema: schemas.use(ProblemAnswer),
        examples: Object.fromEntries(
          problems.map(({ code }) => [code, { $ref: `#/components/examples/${code}` }]),
        ),
      },
    },
    'x-problem-codes': problems.map(({ code }) => code),
  };
}
