import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshCode, freshEmail, Shop } from '../support/shop.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

let server: TestServer;
let shop: Shop;

beforeAll(async () => {
  server = await startTestServer();
  shop = new Shop(server, server.keys.batch);
});

afterAll(() => server.stop());

function load(items: unknown) {
  return shop.call('POST', '/client/batch', { json: { items } });
}

async function find(email: string) {
  return (await shop.call('GET', `/client?${new URLSearchParams({ email })}`)).body.data;
}

describe('POST /client/batch', () => {
  test('makes clients with their attributes, and completes them', async () => {
    const [ann, ben] = [freshEmail(), freshEmail()];
    const first = await load({ [ann]: { name: 'Ann', vip: true }, [ben]: {} });
    expect(first.status).toBe(200);
    expect(first.body).toEqual({ code: 1, message: 'OK', data: { created: 2, updated: 0, failed: [] } });
    const second = await load({ [ann]: { city: 'Leeds' } });
    expect(second.body.data).toEqual({ created: 0, updated: 1, failed: [] });
    expect(await find(ann)).toMatchObject({
      email: ann,
      attributes: { name: 'Ann', vip: true, city: 'Leeds' },
    });
    expect(await find(ben)).toMatchObject({ email: ben, attributes: {} });
  });

  test('takes other identifiers among the attributes', async () => {
    const email = freshEmail();
    const [uuid, customIdentify] = [randomUUID(), freshCode()];
    await load({ [email]: { uuid, customIdentify, name: 'Ann' } });
    expect(await find(email)).toMatchObject({ uuid, customIdentify, attributes: { name: 'Ann' } });
    const number = freshEmail();
    await load({ [number]: { customIdentify: 4711, uuid: '' } });
    expect(await find(number)).toMatchObject({ customIdentify: '4711' });
  });

  test.each([{}, []])('takes the empty object of PHP: %o', async (items) => {
    expect((await load(items)).body.data).toEqual({ created: 0, updated: 0, failed: [] });
    const email = freshEmail();
    expect((await load({ [email]: [] })).body.data).toMatchObject({ created: 1 });
  });

  test('does each item for itself', async () => {
    const [ann, ben, eve] = [freshEmail(), freshEmail(), freshEmail()];
    const customIdentify = freshCode();
    await load({ [ann]: {}, [ben]: { customIdentify } });
    const { status, body } = await load({
      [ann]: { customIdentify },
      'no address': {},
      [`x${eve}`]: { uuid: 'not one' },
      [eve]: {},
    });
    expect(status).toBe(200);
    expect(body.data).toEqual({
      created: 1,
      updated: 0,
      failed: [
        { key: 'no address', code: 400, message: 'Request.Invalid', description: expect.any(String) },
        { key: `x${eve}`, code: 400, message: 'Request.Invalid', description: expect.any(String) },
        { key: ann, code: 20110, message: 'Client.Ambiguous', description: expect.any(String) },
      ],
    });
    expect(await find(eve)).not.toBeNull();
    expect(await find(`x${eve}`)).toBeNull();
  });

  test('makes one client of one address however it is written', async () => {
    const email = freshEmail();
    const { body } = await load({
      [email]: { a: 1 },
      [email.toUpperCase()]: { b: 2 },
      [` ${email} `]: { c: 3 },
    });
    expect(body.data).toEqual({ created: 1, updated: 2, failed: [] });
    expect(await find(email)).toMatchObject({ attributes: { a: 1, b: 2, c: 3 } });
  });

  test('makes nothing twice when it is sent twice at once', async () => {
    const emails = Array.from({ length: 700 }, freshEmail);
    const items = Object.fromEntries(emails.map((email) => [email, { a: 1 }]));
    const [one, other] = await Promise.all([load(items), load(items)]);
    expect(one.body.data.created + other.body.data.created).toBe(700);
    expect(one.body.data.updated + other.body.data.updated).toBe(700);
  });

  test.each([
    [{}, '/items'],
    [{ items: null }, '/items'],
    [{ items: 'x' }, '/items'],
    [{ items: [1] }, '/items'],
    [{ items: {}, item: {} }, '/item'],
    [{ items: { 'x@example.com': 'Ann' } }, '/items/x@example.com'],
    [{ items: { 'x@example.com': null } }, '/items/x@example.com'],
    [{ items: { '\nx@example.com': null } }, '/items/\nx@example.com'],
    [{ items: { 'x@example.com\u2028': 7 } }, '/items/x@example.com\u2028'],
    [{ items: { 'x@example.com': [1] } }, '/items/x@example.com'],
    [{ items: { 'x@example.com': { name: 'a\0b' } } }, '/items/x@example.com/name'],
  ])('refuses %o and names the field', async (json, field) => {
    const { status, body } = await shop.call('POST', '/client/batch', { json });
    expect(status).toBe(400);
    expect(body.errors.map((error) => error.field)).toContain(field);
    expect(await find('x@example.com')).toBeNull();
  });

  test('refuses more clients than one batch may have', async () => {
    const items = Object.fromEntries(Array.from({ length: 5001 }, (_, n) => [`n${n}@example.com`, {}]));
    const { status, body } = await load(items);
    expect(status).toBe(400);
    expect(body.errors[0]?.field).toBe('/items');
    expect(await find('n0@example.com')).toBeNull();
  });

  test('refuses an object with more fields than anybody means before it is read', async () => {
    const email = freshEmail();
    const fields = Array.from({ length: 30_000 }, (_, n) => `"name-of-a-field-${n}":1`).join(',');
    const body = `{"items":{"${email}":{${fields}}}}`;
    const answer = await shop.call('POST', '/client/batch', { json: body });
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toEqual([{ field: `/items/${email}`, message: 'has more than 10000 fields' }]);
    expect(await find(email)).toBeNull();
  });

  test('refuses a client with more attributes than anybody has, for itself', async () => {
    const [many, few] = [freshEmail(), freshEmail()];
    const attributes = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, n) => [`a${n}`, n]));
    const { body } = await load({ [many]: attributes(1001), [few]: attributes(1000) });
    expect(body.data).toMatchObject({ created: 1, failed: [{ key: many, code: 400 }] });
    expect(await find(many)).toBeNull();
  });

  test('keeps attributes with names that mean something to JavaScript', async () => {
    const email = freshEmail();
    const json = `{"items":{"${email}":{"__proto__":{"polluted":1},"constructor":"c","toString":"t"}}}`;
    expect((await shop.call('POST', '/client/batch', { json })).status).toBe(200);
    const { text } = await shop.call('GET', `/client?email=${email}`);
    expect(text).toContain('"__proto__":{"polluted":1}');
    expect(Object.prototype).not.toHaveProperty('polluted');
  });

  test('is for batch and admin keys', async () => {
    const options = { json: { items: {} } };
    expect((await shop.call('POST', '/client/batch', { ...options, key: server.keys.admin })).status).toBe(
      200,
    );
    expect((await shop.call('POST', '/client/batch', { ...options, key: server.keys.client })).status).toBe(
      403,
    );
  });
});
