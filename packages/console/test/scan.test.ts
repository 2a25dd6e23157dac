import { randomUUID } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { V1Shop } from '../../server/test/support/v1-shop.ts';
import { accessibilityProblems } from './support/axe.ts';
import { expectQuiet, PHONE, Stage } from './support/stage.ts';

/** What the camera of the browser sees: JPEGs, one behind another. */
const SEEN = join(tmpdir(), `couponry-camera-${randomUUID()}.mjpeg`);
const CAMERA = [
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  `--use-file-for-fake-video-capture=${SEEN}`,
];

let stage: Stage;

beforeAll(async () => {
  stage = await Stage.open(false, CAMERA);
});

afterAll(async () => {
  await stage.close();
  await rm(SEEN, { force: true });
});

async function newCode(shop = stage.shop): Promise<string> {
  const coupon = await shop.coupon({ name: 'Scanned', codes: { kind: 'ean13' } });
  const { body } = await shop.post(`/v1/coupons/${coupon.id}/codes`, { count: 1 });
  return String((body.codes as unknown as string[])[0]);
}

/** Holds a card with the barcode of a code before the camera. */
async function holdUp(code: string, key = stage.server.keys.admin): Promise<void> {
  const headers = { authorization: `Bearer ${key}` };
  const barcode = await fetch(`${stage.server.url}/v1/codes/${code}/barcode.svg`, { headers });
  const { page } = await stage.visitAsStranger({ viewport: { width: 640, height: 480 } });
  await page.setContent(`<style>svg { width: 300px; margin: 120px }</style>${await barcode.text()}`);
  await writeFile(SEEN, await page.screenshot({ type: 'jpeg', quality: 80 }));
}

describe('a code is looked up', () => {
  test('by holding its barcode before the camera, which goes off when it is read', async () => {
    const code = await newCode();
    await holdUp(code);
    const { page, open, watched } = await stage.visit('support', { viewport: PHONE });
    await page.addInitScript(() => {
      const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
      navigator.mediaDevices.getUserMedia = async (wanted) => {
        const stream = await ask(wanted);
        Object.assign(window, { camera: stream.getVideoTracks()[0] });
        return stream;
      };
    });
    await open('/codes');
    await page.getByRole('button', { name: 'Scan' }).click();
    await page.getByRole('heading', { level: 1, name: code }).waitFor();
    await expect.poll(() => page.evaluate('camera.readyState')).toBe('ended');
    expectQuiet(watched, stage.server);
  });

  test('by a barcode of something else, which is told; then by typing', async () => {
    const code = await newCode();
    const key = stage.server.otherKeys.admin;
    const foreign = await newCode(new V1Shop(stage.server, key));
    await holdUp(foreign, key);
    const { page, open } = await stage.visit('support');
    await open('/codes');
    await page.getByRole('button', { name: 'Scan' }).click();
    const dialog = page.getByRole('dialog');
    await dialog
      .getByRole('alert')
      .getByText(`${foreign} is no code of this workspace.`, { exact: false })
      .waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await dialog.getByLabel('Or type the code').fill(code);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: code }).waitFor();
  });
});

describe('somebody without a camera', () => {
  test.each([
    ['NotAllowedError', 'The camera is blocked.'],
    ['NotFoundError', 'No camera was found.'],
    ['NotReadableError', 'The camera can’t be used now'],
  ])('is told why (%s), and types', async (name, words) => {
    const { page, open, watched } = await stage.visit('support');
    await page.addInitScript((why) => {
      navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', why));
    }, name);
    await open('/codes');
    await page.getByRole('button', { name: 'Scan' }).click();
    await page.getByRole('status').getByText(words, { exact: false }).waitFor();
    await page.getByLabel('Or type the code').fill(await newCode());
    await page.getByRole('button', { name: 'Look up' }).click();
    await page.getByRole('img', { name: /^Barcode of/ }).waitFor();
    expectQuiet(watched, stage.server);
  });

  test('over a connection that is not secure, and where the reader does not load, is told so', async () => {
    const { page, open } = await stage.visit('support');
    await holdUp(await newCode());
    await page.route('**/*.wasm', (route) => route.abort());
    await open('/codes');
    await page.getByRole('button', { name: 'Scan' }).click();
    await page.getByText('Reading barcodes did not start.', { exact: false }).waitFor();
    await page.keyboard.press('Escape');
    await page.evaluate(() => Object.defineProperty(navigator, 'mediaDevices', { value: undefined }));
    await page.getByRole('button', { name: 'Scan' }).click();
    await page.getByText('only to pages over HTTPS', { exact: false }).waitFor();
  });
});
