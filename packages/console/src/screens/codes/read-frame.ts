import { prepareZXingModule, type ReaderOptions, readBarcodes } from 'zxing-wasm/reader';
import wasm from 'zxing-wasm/reader/zxing_reader.wasm?url';

/** The kinds of barcodes that we draw, and that codes from elsewhere have. */
const OPTIONS: ReaderOptions = {
  formats: ['EAN13', 'EAN8', 'Code128', 'Code39', 'QRCode', 'DataMatrix'],
  tryHarder: true,
  maxNumberOfSymbols: 1,
};

// Served by us: its own default is an address of somebody else.
prepareZXingModule({ overrides: { locateFile: () => wasm } });

/** What the barcode in a picture says; null: there is none in it. */
export async function readFrame(picture: ImageData): Promise<string | null> {
  const [found] = await readBarcodes(picture, OPTIONS);
  return found?.isValid === true && found.text !== '' ? found.text : null;
}
