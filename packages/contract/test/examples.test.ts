import { Errors } from 'typebox/schema';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { Browser } from '../../server/test/support/browser.ts';
import { PASSWORD, startTestServer, type TestServer } from '../../server/test/support/test-server.ts';
import type { Role } from '../src/index.ts';
import {
  type DocumentedOperation,
  ExampleNames,
  type ExampleRequest,
  exampleRequest,
  OPERATIONS,
} from './support/documented-examples.ts';

/** When the examples are sent: coupons that end in them have not ended. */
const NOW = Date.parse('2026-12-01T10:00:00Z');

/**
 * What has to be sent before an operation, where the names in its request do not say so: operations whose examples are sent, or
 * the body that is sent instead of the example.
 */
const BEFORE: Readonly<Record<string, readonly (string | readonly [string, object])[]>> = {
  // The newest of the people is who asks.
  updatePerson: ['listPeople'],
  removePerson: ['listPeople'],
  lookUpInvitation: ['createInvitation'],
  acceptInvitation: ['createInvitation'],
  mergeClients: [
    'upsertClient',
    ['createClientToken', { client: { id: '01a20380-0000-7000-8000-000000000011' } }],
  ],
  getWorkspace: ['listWorkspaces'],
  updateWorkspace: ['listWorkspaces'],
  deleteCoupon: [['createCoupon', { ...coupon({ kind: 'ean13' }), state: 'draft' }]],
  generateCodes: [['createCoupon', coupon({ kind: 'ean13' })]],
  importCodes: [['createCoupon', coupon({ kind: 'imported' })]],
  ...Object.fromEntries(
    ['getCode', 'disableCode', 'enableCode', 'assignCode', 'getBarcodeSvg', 'getBarcodePng'].map(
      (operation) => [operation, [['createCoupon', coupon({ kind: 'imported' })] as const, 'importCodes']],
    ),
  ),
};

/** A coupon whose codes are of another kind than that of the example. */
function coupon(codes: object): object {
  return { name: 'Winter', codes, discount: { kind: 'percent', percent: 10 }, state: 'published' };
}

/** Sends a request as an operation wants it: with a key of one of its scopes, as a person with one of its roles, or as nobody. */
type Ask = (
  operation: DocumentedOperation,
  request: ExampleRequest,
) => Promise<{ readonly status: number; readonly body: unknown }>;

let shared: TestServer;

beforeAll(async () => {
  shared = await startServer();
});

afterAll(() => shared.stop());

/** A server at the time of the examples. */
async function startServer(): Promise<TestServer> {
  const server = await startTestServer();
  server.clock.pass((NOW - server.clock.now()) / 1000);
  return server;
}

/** Somebody who asks in a workspace where nothing is yet; for people that is one of a server of its own. */
async function openWorkspace(operation: DocumentedOperation): Promise<Ask> {
  const isForPeople = scopeOf(operation) === undefined;
  const server = isForPeople ? await startServer() : shared;
  if (isForPeople) onTestFinished(() => server.stop());
  const keys = isForPeople ? server.keys : await server.freshWorkspace();
  const { id } = await server.workspace();
  const signedIn = new Map<Role | undefined, Promise<Browser>>();
  return async (asked, { method, path, headers, body }) => {
    const scope = scopeOf(asked);
    const role = scope === undefined ? roleOf(asked) : undefined;
    const browser =
      signedIn.get(role) ?? signIn(server, new Browser(server, role === undefined ? null : id), role);
    signedIn.set(role, browser);
    const json = body === undefined ? {} : { json: body };
    if (scope === undefined) return await (await browser).call(method, path, { headers, ...json });
    return await send(`${server.url}${path}`, method, body, {
      ...headers,
      authorization: `Bearer ${keys[scope]}`,
    });
  };
}

/** Sends a request and reads the answer: JSON, or a text where it is something else. */
async function send(url: string, method: string, body: unknown, headers: ExampleRequest['headers']) {
  const response = await fetch(url, {
    method,
    headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const isJson = response.headers.get('content-type')?.includes('json') === true;
  return { status: response.status, body: isJson ? await response.json() : await response.text() };
}

type Scope = keyof TestServer['keys'];

function scopeOf({ security }: DocumentedOperation): Scope | undefined {
  return security.flatMap(({ apiKey }) => (apiKey ?? []) as readonly Scope[])[0];
}

/** The role with which most can be done, of those that may call it. */
function roleOf({ security }: DocumentedOperation): Role | undefined {
  const roles = security.flatMap(({ session }) => (session ?? []) as readonly Role[]);
  return roles.find((role) => role === 'owner') ?? roles[0];
}

async function signIn(server: TestServer, browser: Browser, role: Role | undefined): Promise<Browser> {
  if (role === undefined) return browser;
  const { email } = await server.person(role, { mustChangePassword: false });
  await browser.signIn(email, PASSWORD);
  return browser;
}

/** The operation that makes what is called so in the examples, other than the one that asks. */
function makerOf(name: string, asking: string): string | undefined {
  const makers = [...OPERATIONS.values()].filter(
    ({ method, operationId }) => method === 'POST' && operationId !== asking,
  );
  return makers.find(({ answers, body }) => {
    const example = answers.get(201)?.example as
      | { readonly id?: unknown; readonly codes?: unknown }
      | undefined;
    return (
      example?.id === name ||
      JSON.stringify((body as { codes?: unknown } | undefined)?.codes ?? null).includes(`"code":"${name}"`)
    );
  })?.operationId;
}

const NAME = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?<=")[A-Z]+\d+(?=")|(?<=\/)[A-Z]+\d+/g;

/** The operations whose examples make all that is named in a request, those that come first first. */
function makersOf(request: ExampleRequest): string[] {
  const names = new Set(`${request.path} ${JSON.stringify(request.body ?? null)}`.match(NAME) ?? []);
  const makers = [...names].flatMap((name) => makerOf(name, request.operationId) ?? []);
  return [...new Set(makers.flatMap((maker) => [...makersOf(exampleRequest(operationNamed(maker))), maker]))];
}

function operationNamed(operationId: string): DocumentedOperation {
  const operation = OPERATIONS.get(operationId);
  if (operation === undefined) throw new Error(`There is no operation ${operationId}`);
  return operation;
}

/** Sends what has to be there before an operation, and learns what is called how. */
async function prepare(ask: Ask, request: ExampleRequest, names: ExampleNames): Promise<string[]> {
  const before = BEFORE[request.operationId] ?? makersOf(request);
  for (const step of before) {
    const [operationId, body] = typeof step === 'string' ? [step, undefined] : step;
    const operation = operationNamed(operationId);
    const sent = names.realRequest({ ...exampleRequest(operation), ...(body === undefined ? {} : { body }) });
    const { status, body: answer } = await ask(operation, sent);
    if (!operation.answers.has(status))
      throw new Error(`${operationId}, which is sent before, answered ${status}: ${JSON.stringify(answer)}`);
    names.asWritten(operation.answers.get(status)?.example, answer);
  }
  return before.map((step) => (typeof step === 'string' ? step : step[0]));
}

/** What is wrong with an answer, beside what the document says of it; an empty list when nothing is. */
function wrongsOf(operation: DocumentedOperation, status: number, body: unknown): readonly unknown[] {
  const promised = operation.answers.get(status);
  if (promised === undefined) return [{ status, body }];
  const [isRight, errors] = Errors(promised.schema, body);
  return isRight ? [] : errors;
}

/** The names of an object's fields; warnings are only there where there is something to warn of. */
function fieldsOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.keys(value)
    .filter((name) => name !== 'warnings')
    .toSorted();
}

/** The requests that the document shows of an operation: without what may be left out, or with one of that. */
function requestsOf(operation: DocumentedOperation): ExampleRequest[] {
  // A cursor comes from an answer; no example of one can lead anywhere.
  const optional = operation.parameters.filter(
    (each) =>
      each.in === 'query' && each.required !== true && each['x-with-file'] !== true && each.name !== 'cursor',
  );
  if (optional.length === 0) return [exampleRequest(operation)];
  return optional.map(({ name }) => exampleRequest(operation, [name]));
}

describe('the examples of the reference', () => {
  test.each([...OPERATIONS.keys()])(
    'of %s are carried out and answered as the document says',
    async (operationId) => {
      const operation = operationNamed(operationId);
      const [ask, names] = [await openWorkspace(operation), new ExampleNames(NOW)];
      const before = await prepare(ask, exampleRequest(operation), names);
      for (const request of requestsOf(operation)) {
        const sent = names.realRequest(request);
        const { status, body } = await ask(operation, sent);
        const hint = `${operationId} answered ${status} to its example, sent after ${before.join(', ') || 'nothing'}. If more has to be there before, say so in BEFORE.\n${JSON.stringify(sent)}\n${JSON.stringify(body)}`;
        const [first = 0] = operation.answers.keys();
        expect(Math.floor(status / 100), hint).toBe(Math.floor(first / 100));
        expect(wrongsOf(operation, status, body), hint).toEqual([]);
        const example = operation.answers.get(status)?.example;
        expect(fieldsOf(example), `the fields of the example of ${operationId}`).toEqual(fieldsOf(body));
        if (operation.answers.size < 2) continue;
        const again = await ask(operation, sent);
        expect(again.status, `${operationId} sent again`).toBe(200);
        expect(wrongsOf(operation, again.status, again.body)).toEqual([]);
      }
    },
  );
});
