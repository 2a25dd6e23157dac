import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../support/test-server.ts';

let folder: string;
let server: TestServer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'couponry-console-'));
  server = await startTestServer({ consoleFolder: join(folder, 'dist') });
});

afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true });
});

const get = (path: string) => fetch(`${server.url}${path}`);

describe('the console', () => {
  test('says what to do when it is not built, and is there as soon as it is', async () => {
    const before = await get('/console');
    expect(before.status).toBe(404);
    expect(await before.text()).toMatch(/is not built/);
    await mkdir(join(folder, 'dist', 'assets'), { recursive: true });
    await writeFile(join(folder, 'dist', 'index.html'), '<!doctype html><title>Console</title>');
    await writeFile(join(folder, 'dist', 'assets', 'index-B1x_2.js'), 'export {};');
    await writeFile(join(folder, 'secret.txt'), 'secret');
    expect((await get('/console')).status).toBe(200);
  });

  test.each(['/console', '/console/', '/console/coupons', '/console/clients/ann@example.com?q=1'])(
    'answers %s with its page, asked for anew each time',
    async (path) => {
      const answer = await get(path);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toMatch(/^text\/html/);
      expect(answer.headers.get('cache-control')).toBe('no-cache');
      expect(await answer.text()).toContain('<title>Console</title>');
      expect(answer.headers.get('etag')).toEqual(expect.any(String));
    },
  );

  test('lets files be kept whose names change with what is in them', async () => {
    const answer = await get('/console/assets/index-B1x_2.js');
    expect(answer.headers.get('content-type')).toMatch(/javascript/);
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    const gone = await get('/console/assets/index-old.js');
    expect(gone.status).toBe(404);
    expect(gone.headers.get('cache-control')).toBe('no-store');
  });

  test('runs no script but its own, in nobody’s frame', async () => {
    for (const path of ['/console', '/console/assets/index-B1x_2.js', '/console/assets/none.js']) {
      const { headers } = await get(path);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
      expect(/script-src ([^;]*)/.exec(policy)?.[1]).toBe("'self' 'wasm-unsafe-eval'");
      expect(headers.get('x-content-type-options')).toBe('nosniff');
    }
  });

  test.each([
    '/console/..%2fsecret.txt',
    '/console/%2e%2e/secret.txt',
    '/console/assets/..%2f..%2fsecret.txt',
    '/console/....//secret.txt',
    '/console/..%5csecret.txt',
  ])('has nothing for %s', async (path) => {
    expect(await (await get(path)).text()).not.toBe('secret');
  });
});
