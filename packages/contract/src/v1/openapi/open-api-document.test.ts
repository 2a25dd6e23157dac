import { Validator } from '@seriousme/openapi-schema-validator';
import { Check } from 'typebox/schema';
import { describe, expect, test } from 'vitest';
import { PROBLEMS_V1, type ProblemCode } from '../problems.ts';
import { problemsOf, type RouteV1 } from '../route.ts';
import { ROUTES_V1 } from '../routes.ts';
import { openApiDocument } from './open-api-document.ts';

type Json = Readonly<Record<string, unknown>>;

const api = openApiDocument() as unknown as Json;
const routes: readonly (readonly [string, RouteV1])[] = Object.entries(ROUTES_V1);
const METHODS = ['get', 'post', 'patch', 'delete'];

/** Every object of the document, with where it is. */
const nodes = [...walk(api, '#')];
const operations = Object.entries(at('#/paths')).flatMap(([path, item]) =>
  Object.entries(item as Json).map(([method, operation]) => ({ path, method, operation: operation as Json })),
);

function* walk(value: unknown, place: string): Generator<readonly [string, Json]> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) yield [place, value as Json];
  for (const [name, inner] of Object.entries(value)) {
    yield* walk(inner, `${place}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`);
  }
}

/** What a reference leads to. @throws when it leads nowhere */
function at(reference: string): Json {
  const names = reference.split('/').slice(1);
  return names.reduce<Json>((value, name) => {
    const found = value[name.replaceAll('~1', '/').replaceAll('~0', '~')];
    if (typeof found !== 'object' || found === null) throw new Error(`${reference} leads nowhere`);
    return found as Json;
  }, api);
}

/** A schema with what it refers to in its place, to check a value against. Within itself a schema is not told again. */
function whole(schema: unknown, within: readonly string[] = []): object {
  if (Array.isArray(schema)) return schema.map((each) => whole(each, within));
  if (typeof schema !== 'object' || schema === null) return schema as never;
  if ('$ref' in schema) {
    const reference = String(schema.$ref);
    return within.includes(reference) ? {} : whole(at(reference), [...within, reference]);
  }
  return Object.fromEntries(Object.entries(schema).map(([name, value]) => [name, whole(value, within)]));
}

const isExample = (place: string): boolean =>
  /\/(example|examples|value|default|const|enum)(\/|$)/.test(place);
const schemas = nodes.filter(
  ([place]) => !isExample(place) && /\/(schemas\/\w+|schema|properties\/\w+|items|anyOf\/\d+)$/.test(place),
);

/** Told below `/v1/auth`, which is for browsers and has a table of its own. */
const OF_SIGN_IN = [...['credentials_wrong', 'second_factor_wrong', 'second_factor_missing']];

const WITHOUT_KEY = [
  '/v1/validations',
  '/v1/simulations',
  '/v1/invitations/look-up',
  '/v1/invitations/accept',
];

describe('the OpenAPI document', () => {
  test('has no pattern that only JavaScript reads', () => {
    const patterns = nodes.flatMap(([, node]) => [
      ...(typeof node.pattern === 'string' ? [node.pattern] : []),
      ...Object.keys((node.patternProperties as Json | undefined) ?? {}),
    ]);
    expect(patterns.length).toBeGreaterThan(0);
    for (const pattern of patterns) expect(pattern).not.toContain('[^]');
  });

  test('is one of OpenAPI 3.1 as its specification says', () => {
    expect(api.openapi).toMatch(/^3\.1\.\d+$/);
    expect(api.info).toMatchObject({ title: expect.any(String), version: expect.any(String) });
    expect(api.paths).toBeTypeOf('object');
    for (const { path, method, operation } of operations) {
      expect(path).toMatch(/^\/v1\/[a-z-]+(\/(\{\w+\}|[a-z.-]+))*$/);
      expect(METHODS).toContain(method);
      expect(operation).toMatchObject({ operationId: expect.any(String), responses: expect.any(Object) });
      expect(Object.keys(operation.responses as Json).length).toBeGreaterThan(0);
    }
    for (const name of Object.keys(at('#/components/schemas'))) expect(name).toMatch(/^[A-Za-z0-9]+$/);
  });

  test('fits the schema that the specification comes with', async () => {
    const validator = new Validator();
    expect(await validator.validate(structuredClone(api))).toEqual({ valid: true });
    expect(validator.version).toBe('3.1');
  });

  test('has no reference that leads nowhere', () => {
    const references = nodes.flatMap(([, node]) => (typeof node.$ref === 'string' ? [node.$ref] : []));
    expect(references.length).toBeGreaterThan(100);
    for (const reference of references) expect(at(reference)).toBeTypeOf('object');
  });

  test('uses every component', () => {
    const text = JSON.stringify(api);
    for (const kind of ['schemas', 'parameters', 'headers', 'examples']) {
      for (const name of Object.keys(at(`#/components/${kind}`))) {
        expect(text).toContain(`"#/components/${kind}/${name}"`);
      }
    }
    const declared = Object.keys(at('#/components/securitySchemes'));
    const asked = operations.flatMap(({ operation }) =>
      (operation.security as readonly Json[]).flatMap((one) => Object.keys(one)),
    );
    expect([...new Set(asked)].toSorted()).toEqual(declared.toSorted());
  });

  test('says of each operation what it is, and of each parameter', () => {
    const tags = (api.tags as readonly Json[]).map(({ name }) => name);
    for (const { path, operation } of operations) {
      expect(operation.summary, path).toMatch(/^[A-Z].{5,60}$/);
      expect(String(operation.description).length, path).toBeGreaterThan(20);
      expect(tags).toEqual(expect.arrayContaining(operation.tags as string[]));
      const given = ((operation.parameters ?? []) as readonly Json[]).map((parameter) =>
        typeof parameter.$ref === 'string' ? at(parameter.$ref) : parameter,
      );
      for (const parameter of given) {
        expect(parameter).toMatchObject({
          name: expect.any(String),
          in: expect.stringMatching(/^(path|query|header)$/),
          description: expect.any(String),
          schema: expect.any(Object),
        });
      }
      const inPath = given.filter((parameter) => parameter.in === 'path').map(({ name }) => `{${name}}`);
      expect(path.match(/\{\w+\}/g) ?? []).toEqual(inPath);
      for (const parameter of given.filter((each) => each.in === 'path')) {
        expect(parameter.required).toBe(true);
      }
    }
  });

  test('describes every property', () => {
    const properties = schemas.filter(([place]) => /\/properties\/\w+$/.test(place));
    expect(properties.length).toBeGreaterThan(100);
    const bare = properties.filter(([, schema]) => {
      const told = typeof schema.$ref === 'string' ? at(schema.$ref) : schema;
      return typeof told.description !== 'string';
    });
    expect(bare.map(([place]) => place)).toEqual([]);
  });

  test('describes every component and every parameter of a path', () => {
    const bare = Object.entries(at('#/components/schemas')).filter(
      ([, schema]) => typeof (schema as Json).description !== 'string',
    );
    expect(bare.map(([name]) => name)).toEqual([]);
  });

  test('has an example of each body, each answer, each problem and each parameter of a path', () => {
    const missing = operations.flatMap(({ method, path, operation }) => {
      const where = `${method} ${path}`;
      const contents = [operation.requestBody, ...Object.values(operation.responses as Json)].flatMap((one) =>
        Object.values(((one as Json | undefined)?.content ?? {}) as Json),
      ) as readonly Json[];
      const bare = contents.filter((content) => !('example' in content) && !('examples' in content));
      const problems = Object.values(operation.responses as Json).filter((response) => {
        const [content] = Object.values(((response as Json).content ?? {}) as Json) as readonly Json[];
        const codes = ((response as Json)['x-problem-codes'] ?? []) as readonly string[];
        return codes.some((code) => !(code in ((content?.examples ?? {}) as Json)));
      });
      const inPath = ((operation.parameters ?? []) as readonly Json[]).filter(
        (parameter) => parameter.in === 'path' && parameter.example === undefined,
      );
      return [
        ...bare.map(() => `${where}: a body or an answer`),
        ...problems.map(() => `${where}: a problem`),
        ...inPath.map(({ name }) => `${where}: {${name}}; say it in path-examples.ts`),
      ];
    });
    expect(missing).toEqual([]);
  });

  test('names no host', () => {
    const { info, servers } = api as unknown as { readonly info: Json; readonly servers: readonly Json[] };
    expect(servers).toEqual([{ url: '/', description: expect.any(String) }]);
    expect(info).toMatchObject({ contact: { name: 'Couponry' }, license: { identifier: 'Apache-2.0' } });
    expect(JSON.stringify(info)).not.toMatch(/https?:/);
  });

  test('has examples that fit', () => {
    let checked = 0;
    for (const [place, node] of nodes) {
      if (!('schema' in node) || isExample(place)) continue;
      const examples = Object.values((node.examples ?? {}) as Json).map((one) =>
        typeof (one as Json).$ref === 'string' ? at(String((one as Json).$ref)) : (one as Json),
      );
      const values = [...('example' in node ? [node.example] : []), ...examples.map(({ value }) => value)];
      for (const value of values) {
        checked += 1;
        expect(Check(whole(node.schema), value), `${place}: ${JSON.stringify(value)}`).toBe(true);
      }
    }
    for (const [place, schema] of schemas) {
      for (const value of (schema.examples ?? []) as readonly unknown[]) {
        checked += 1;
        expect(Check(whole(schema), value), `${place}: ${JSON.stringify(value)}`).toBe(true);
      }
    }
    expect(checked).toBeGreaterThan(100);
  });

  test('has every method of the table, and none that is not there', () => {
    const told = operations.map(({ path, method, operation }) => ({
      route: `${method.toUpperCase()} ${path}`,
      operationId: operation.operationId,
    }));
    const table = routes.map(([operationId, { method, path }]) => ({
      route: `${method} ${path}`,
      operationId,
    }));
    const byId = (a: { operationId: unknown }, b: { operationId: unknown }) =>
      String(a.operationId) < String(b.operationId) ? -1 : 1;
    expect(told.toSorted(byId)).toEqual(table.toSorted(byId));
  });

  test('lists the problems of each operation under their status, and no others', () => {
    for (const { path, method, operation } of operations) {
      const route = routes.find(([id]) => id === operation.operationId)?.[1];
      if (route === undefined) throw new Error(`${method} ${path} is in no table`);
      for (const [status, response] of Object.entries(operation.responses as Json)) {
        const codes = ((response as Json)['x-problem-codes'] ?? []) as readonly ProblemCode[];
        for (const code of codes) expect(PROBLEMS_V1[code].status).toBe(Number(status));
      }
      const listed = Object.values(operation.responses as Json).flatMap(
        (response) => ((response as Json)['x-problem-codes'] ?? []) as readonly string[],
      );
      expect(listed.toSorted()).toEqual(problemsOf(route).toSorted());
    }
  });

  test('has every problem of the table that somebody can be told', () => {
    const listed = new Set(routes.flatMap(([, route]) => problemsOf(route)));
    const missing = Object.keys(PROBLEMS_V1).filter((code) => !listed.has(code as ProblemCode));
    // What has not arrived and a path that does not exist are no method; a chore alone is told that a hold lives.
    expect(missing.filter((code) => !OF_SIGN_IN.includes(code))).toEqual([
      'path_unknown',
      'timed_out',
      'expectation_unknown',
      'reservation_live',
    ]);
  });

  test('takes an Idempotency-Key with every POST but those that change nothing or are for strangers, and with nothing else', () => {
    for (const { path, method, operation } of operations) {
      const takes = JSON.stringify(operation.parameters ?? []).includes('IdempotencyKey');
      expect(takes, path).toBe(method === 'post' && !WITHOUT_KEY.includes(path));
    }
  });
});
