import { expect, it } from 'vitest';
import { drawBarcode } from './draw-barcode.ts';

it('draws a picture once, however often it is asked for', async () => {
  const large = { scale: 10, height: 50 };
  const first = await drawBarcode('4006381333931', 'image/png', large);
  expect(await drawBarcode('4006381333931', 'image/png', large)).toBe(first);
  const others = [
    await drawBarcode('4006381333931', 'image/svg+xml', large),
    await drawBarcode('4006381333931', 'image/png', { scale: 9, height: 50 }),
    await drawBarcode('96385074', 'image/png', large),
  ];
  for (const { etag } of others) expect(etag).not.toBe(first.etag);
});
