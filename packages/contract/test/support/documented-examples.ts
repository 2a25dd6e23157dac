import { WrittenNames } from '../../../../test/support/written-names.ts';
import { openApiDocument } from '../../src/index.ts';

type Json = Readonly<Record<string, unknown>>;

/** A request as the OpenAPI document shows it; of what may be left out, only what is asked for. */
export interface ExampleRequest {
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** A parameter of an operation, with its example. */
interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  /** Whether it goes with a file as the body, and not with the example of the body. */
  readonly 'x-with-file'?: boolean;
  readonly example: unknown;
}

/** An operation of the document, with all that a program could learn there. */
export interface DocumentedOperation {
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly body: unknown;
  readonly security: readonly Json[];
  /** Its successes: the schema of the body and the example. */
  readonly answers: ReadonlyMap<number, { readonly schema: Json; readonly example: unknown }>;
}

const api = openApiDocument() as unknown as Json;

/** Every operation of the document by its id. */
export const OPERATIONS: ReadonlyMap<string, DocumentedOperation> = new Map(
  Object.entries(api.paths as Record<string, Record<string, Json>>).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => {
      const documented = operationOf(path, method.toUpperCase(), operation);
      return [documented.operationId, documented] as const;
    }),
  ),
);

/** The request of an operation's examples. `more`: the names of query parameters that need not be sent and are. */
export function exampleRequest(operation: DocumentedOperation, more: readonly string[] = []): ExampleRequest {
  const { operationId, method, parameters, body } = operation;
  const sent = parameters.filter(({ name, required }) => required === true || more.includes(name));
  const missing = sent.filter(({ example }) => example === undefined).map(({ name }) => name);
  if (missing.length > 0) {
    throw new Error(
      `${operationId}: no example of ${missing.join(', ')}; those of paths are in path-examples.ts`,
    );
  }
  const path = sent
    .filter((each) => each.in === 'path')
    .reduce(
      (text, { name, example }) => text.replace(`{${name}}`, encodeURIComponent(String(example))),
      operation.path,
    );
  const query = new URLSearchParams(
    sent.filter((each) => each.in === 'query').map(({ name, example }) => [name, String(example)]),
  ).toString();
  const takesKey = parameters.some(({ name }) => name === 'Idempotency-Key');
  return {
    operationId,
    method,
    path: query === '' ? path : `${path}?${query}`,
    headers: takesKey ? { 'idempotency-key': `example-${operationId}` } : {},
    body,
  };
}

/** What an answer is called in the examples, as far as it was met: ids, codes, tokens. */
export class ExampleNames extends WrittenNames {
  /** A request with the names of this run. */
  realRequest({ path, body, ...request }: ExampleRequest): ExampleRequest {
    const text = body === undefined ? undefined : this.real(JSON.stringify(body));
    return { ...request, path: this.real(path), body: text === undefined ? undefined : JSON.parse(text) };
  }
}

function operationOf(path: string, method: string, operation: Json): DocumentedOperation {
  const content = (holder: unknown): Json =>
    Object.values(((holder as Json | undefined)?.content ?? {}) as Json)[0] as Json;
  const parameters = ((operation.parameters ?? []) as readonly Json[]).map((given) => {
    const parameter = (typeof given.$ref === 'string' ? at(given.$ref) : given) as unknown as Parameter &
      Json;
    const [first] = Object.values((parameter.examples ?? {}) as Record<string, Json>);
    return { ...parameter, example: parameter.example ?? first?.value };
  });
  const successes = Object.entries(operation.responses as Record<string, Json>).filter(([status]) =>
    /^2/.test(status),
  );
  return {
    operationId: String(operation.operationId),
    method,
    path,
    parameters,
    body: operation.requestBody === undefined ? undefined : content(operation.requestBody).example,
    security: operation.security as readonly Json[],
    answers: new Map(
      successes.map(([status, response]) => {
        const { schema, example } = content(response);
        // References lead to the components, wherever the schema stands.
        return [Number(status), { schema: { ...(schema as Json), components: api.components }, example }];
      }),
    ),
  };
}

/** What a reference leads to. */
function at(reference: string): Json {
  return reference
    .split('/')
    .slice(1)
    .reduce<Json>((value, name) => value[name.replaceAll('~1', '/').replaceAll('~0', '~')] as Json, api);
}
