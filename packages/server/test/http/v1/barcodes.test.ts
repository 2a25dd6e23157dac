import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { freshEmail } from '../../support/shop.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';
import { type V1Body, V1Shop } from '../../support/v1-shop.ts';

let server: TestServer;
let shop: V1Shop;
const wasm = (name: string): Promise<Buffer> => readFile(createRequire(import.meta.url).resolve(name));

beforeAll(async () => {
  const wasmBinary = await wasm('zxing-wasm/reader/zxing_reader.wasm');
  prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasmBinary).buffer } });
  await initWasm(await wasm('@resvg/resvg-wasm/index_bg.wasm'));
  server = await startTestServer();
  shop = new V1Shop(server, server.keys.admin);
});

afterAll(() => server.stop());

const CODES = {
  ean13: '4006381333931',
  ean8: '96385074',
  code128: 'WIN-7K3M-Q2XA',
  long: 'A-VERY-LONG-CODE-OF-FORTY-CHARACTERS-AND',
  polish: 'ŻÓŁĆ-2026',
  number: '1234567890128',
} as const;

async function imported(codes: readonly string[]): Promise<void> {
  const { id } = await shop.coupon({ codes: { kind: 'imported' } });
  const { body } = await shop.post(`/v1/coupons/${id}/codes/import`, {
    codes: codes.map((code) => ({ code })),
  });
  expect(body.imported).toBe(codes.length);
}

function draw(
  code: string,
  query = '',
  {
    suffix = 'png',
    key = server.keys.admin,
    headers = {},
  }: { suffix?: string; key?: string; headers?: object } = {},
): Promise<Response> {
  const path = `/v1/codes/${encodeURIComponent(code)}/barcode.${suffix}${query}`;
  return fetch(`${server.url}${path}`, { headers: { authorization: `Bearer ${key}`, ...headers } });
}

/** What a scanner reads in a picture. */
async function scan(png: Uint8Array): Promise<{ text: string; format: string }[]> {
  const read = await readBarcodes(png, { tryHarder: true, maxNumberOfSymbols: 2 });
  return read.map(({ text, format }) => ({ text, format: String(format).replaceAll(/[-_ ]/g, '') }));
}

describe('a barcode', () => {
  beforeAll(() => imported(Object.values(CODES)));

  test.each([
    [CODES.ean13, '', 'EAN13'],
    [CODES.number, '', 'EAN13'],
    [CODES.ean8, '', 'EAN8'],
    [CODES.code128, '', 'Code128'],
    [CODES.long, '', 'QRCode'],
    [CODES.polish, '', 'QRCode'],
    [CODES.ean13, '?symbology=code128', 'Code128'],
    [CODES.ean13, '?symbology=qr', 'QRCode'],
    [CODES.ean13, '?scale=1&height=5&text=false', 'EAN13'],
    [CODES.ean8, '?scale=10&height=50', 'EAN8'],
    [CODES.code128, '?scale=2&text=false', 'Code128'],
    [CODES.code128, '?symbology=qr&scale=1', 'QRCode'],
  ])('of %s%s is read by a scanner, as PNG and as SVG', async (code, query, format) => {
    const png = await draw(code, query);
    expect(png.status).toBe(200);
    expect(png.headers.get('content-type')).toBe('image/png');
    const bytes = new Uint8Array(await png.arrayBuffer());
    expect(await scan(bytes)).toEqual([{ text: code, format }]);
    const svg = await draw(code, query, { suffix: 'svg' });
    expect(svg.headers.get('content-type')).toBe('image/svg+xml');
    const text = await svg.text();
    expect(text).toMatch(/^<svg [^>]*viewBox=/);
    const rendered = new Resvg(text, { fitTo: { mode: 'zoom', value: 3 }, background: 'white' }).render();
    expect(await scan(rendered.asPng())).toEqual([{ text: code, format }]);
  });

  test.each([
    [CODES.ean13, 11, 7],
    [CODES.ean8, 7, 7],
    [CODES.code128, 10, 10],
  ])('of %s has its quiet zone', async (code, left, right) => {
    const svg = await (await draw(code, '?scale=1&text=false', { suffix: 'svg' })).text();
    const { pixels, width, height } = new Resvg(svg, { background: 'white' }).render();
    const isDark = (x: number): boolean =>
      Array.from({ length: height }, (_, y) => pixels[(y * width + x) * 4] ?? 255).some((red) => red < 128);
    const columns = Array.from({ length: width }, (_, x) => isDark(x));
    expect(columns.indexOf(true)).toBeGreaterThanOrEqual(left);
    expect(width - 1 - columns.lastIndexOf(true)).toBeGreaterThanOrEqual(right);
  });

  test.each([
    [
      CODES.code128,
      'ean13',
      'needs a code of 13 digits with a right check digit; for this code code128 is right',
    ],
    [CODES.ean13, 'ean8', 'needs a code of 8 digits with a right check digit; for this code ean13 is right'],
    [CODES.polish, 'code128', 'visible ASCII; for this code qr is right'],
  ])('of %s is no %s, and the answer says what is right', async (code, symbology, message) => {
    const response = await draw(code, `?symbology=${symbology}`);
    expect(response.status).toBe(400);
    const problem = (await response.json()) as V1Body;
    expect(problem).toMatchObject({ code: 'invalid_request', errors: [{ field: '/symbology' }] });
    expect(problem.errors[0]?.message).toContain(message);
  });

  test.each(['scale=0', 'scale=11', 'height=4', 'symbology=pdf417', 'text=maybe', 'colour=red'])(
    'is not drawn with %s',
    async (query) => {
      expect((await draw(CODES.ean13, `?${query}`)).status).toBe(400);
    },
  );

  test('is not sent again while it is the same', async () => {
    const first = await draw(CODES.ean13);
    const etag = first.headers.get('etag') ?? '';
    expect(etag).toMatch(/^"[\w-]{22}"$/);
    expect(first.headers.get('cache-control')).toBe('private, no-cache');
    const again = await draw(CODES.ean13, '', { headers: { 'if-none-match': etag } });
    expect([again.status, await again.text()]).toEqual([304, '']);
    const other = await draw(CODES.ean13, '?scale=4', { headers: { 'if-none-match': etag } });
    expect(other.status).toBe(200);
    expect(other.headers.get('etag')).not.toBe(etag);
  });
});

describe('a client token', () => {
  test('draws the codes of its client, and no others', async () => {
    const { id } = await shop.coupon({ codes: { kind: 'ean13' } });
    const [mine, yours] = await Promise.all([
      shop.token({ email: freshEmail() }),
      shop.token({ email: freshEmail() }),
    ]);
    const { code } = (await shop.post('/v1/activations', { couponId: id }, { key: mine.token })).body;
    const drawn = await draw(code, '', { key: mine.token });
    expect(await scan(new Uint8Array(await drawn.arrayBuffer()))).toMatchObject([{ text: code }]);
    for (const suffix of ['png', 'svg']) {
      const response = await draw(code, '', { key: yours.token, suffix });
      expect([response.status, ((await response.json()) as V1Body).code]).toEqual([404, 'code_unknown']);
    }
    expect((await draw(code, '', { key: server.keys.client })).status).toBe(200);
    expect((await draw(code, '', { key: server.otherKeys.admin })).status).toBe(404);
  });
});
