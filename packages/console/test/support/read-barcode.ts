import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

/** A picture: four bytes a pixel, row by row. */
export interface Picture {
  readonly data: Uint8ClampedArray<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
}

const reader = readFile(fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm')));

/** What a scanner reads in a picture with one barcode, or in the bytes of a PNG; null: nothing. */
export async function readBarcode(picture: Picture | Uint8Array): Promise<string | null> {
  prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(await reader).buffer } });
  const [found] = await readBarcodes(
    picture instanceof Uint8Array ? picture : { ...picture, colorSpace: 'srgb' },
    {
      tryHarder: true,
    },
  );
  return found?.isValid === true ? found.text : null;
}
