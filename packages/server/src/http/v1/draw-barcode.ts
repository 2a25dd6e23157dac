import { createHash } from 'node:crypto';
import type { RenderOptions } from '@bwip-js/node';
import { isEan8, isEan13 } from '@couponry/engine';
import { RecentMap } from '../../platform/recent-map.ts';
import { BadRequest } from '../plugins/bad-request.ts';

/** A kind of barcode. */
type Symbology = 'ean13' | 'ean8' | 'code128' | 'qr';

/** How a barcode is drawn; `undefined` for what was not said. */
export interface BarcodeWish {
  readonly symbology?: Symbology;
  readonly scale?: number;
  readonly height?: number;
  readonly text?: 'true' | 'false';
}

/** A picture of a code. */
export interface Barcode {
  readonly type: 'image/svg+xml' | 'image/png';
  readonly bytes: Buffer;
  readonly etag: string;
}

/** How this draws is part of the ETag: to be raised when the same wish gives another picture. */
const VERSION = 2;
const DEFAULTS = { scale: 3, height: 15, text: 'true' } as const;

/** So many bytes of pictures are kept at most. */
const KEPT_BYTES = 8_000_000;
/** To draw a large one takes a tenth of a second in which nobody else is served, and whoever has a code can ask for it again and again. */
const drawings = new RecentMap<Barcode>(KEPT_BYTES, ({ bytes }) => bytes.length);

/** Beyond that a Code 128 becomes too wide for a till's scanner and for a label. */
const LONGEST_CODE128 = 32;
const VISIBLE_ASCII = /^[\x21-\x7e]+$/;

/** The name of each kind in BWIPP, and the quiet zone left and right in widths of the narrowest bar (GS1: 11 and 7; ISO: 7, 10, 4). */
const DRAWN: Readonly<
  Record<Symbology, { readonly bcid: string; readonly quiet: readonly [number, number] }>
> = {
  ean13: { bcid: 'ean13', quiet: [11, 7] },
  ean8: { bcid: 'ean8', quiet: [7, 7] },
  code128: { bcid: 'code128', quiet: [10, 10] },
  qr: { bcid: 'qrcode', quiet: [4, 4] },
};

/**
 * Draws a code as a barcode, black on white, with the quiet zone around it.
 *
 * @throws BadRequest for a kind of barcode that can't carry the code, naming one that can
 * @example await drawBarcode('4006381333931', 'image/png', {}) // an EAN-13
 */
export async function drawBarcode(code: string, type: Barcode['type'], wish: BarcodeWish): Promise<Barcode> {
  const symbology = wish.symbology ?? symbologyOf(code);
  refuseMisfit(code, symbology);
  const drawn = { ...DEFAULTS, ...wish, symbology };
  const etag = etagOf(code, type, drawn);
  const known = drawings.get(type, etag);
  if (known !== undefined) return known;
  const options = optionsOf(code, drawn);
  // Large, and not needed by whoever only redeems.
  const { toBuffer, toSVG } = await import('@bwip-js/node');
  const bytes = type === 'image/png' ? await toBuffer(options) : Buffer.from(toSVG(options));
  const barcode = { type, bytes, etag };
  drawings.set(type, etag, barcode);
  return barcode;
}

/** The kind of barcode that is best for a code: what tills read, else what carries anything. */
function symbologyOf(code: string): Symbology {
  if (isEan13(code)) return 'ean13';
  if (isEan8(code)) return 'ean8';
  return fitsCode128(code) ? 'code128' : 'qr';
}

function fitsCode128(code: string): boolean {
  return VISIBLE_ASCII.test(code) && code.length <= LONGEST_CODE128;
}

function refuseMisfit(code: string, symbology: Symbology): void {
  const fits: Readonly<Record<Symbology, boolean>> = {
    ean13: isEan13(code),
    ean8: isEan8(code),
    code128: fitsCode128(code),
    qr: true,
  };
  if (fits[symbology]) return;
  const wanted: Readonly<Record<Symbology, string>> = {
    ean13: 'needs a code of 13 digits with a right check digit',
    ean8: 'needs a code of 8 digits with a right check digit',
    code128: `needs a code of at most ${LONGEST_CODE128} characters of visible ASCII`,
    qr: '',
  };
  const message = `${wanted[symbology]}; for this code ${symbologyOf(code)} is right`;
  throw new BadRequest([{ field: '/symbology', message, code: 'not_one_of' }]);
}

function optionsOf(code: string, { symbology, scale, height, text }: Required<BarcodeWish>): RenderOptions {
  const { bcid, quiet } = DRAWN[symbology];
  const [left, right] = quiet;
  const isSquare = symbology === 'qr';
  // The digits of an EAN have places of their own between its guards.
  // Padding is in pixels before scaling; above and below a scanner needs none but for a square.
  const margin = isSquare ? left : 3;
  return {
    bcid,
    text: isSquare ? utf8(code) : code,
    scale,
    ...(isSquare
      ? { eclevel: 'M', binarytext: true }
      : {
          height,
          includetext: text === 'true',
          ...(symbology === 'code128' ? { textxalign: 'center' } : {}),
        }),
    paddingleft: left,
    paddingright: right,
    paddingtop: margin,
    paddingbottom: margin,
    backgroundcolor: 'FFFFFF',
  };
}

/** The bytes of a code, one a character: readers take those of a QR code for UTF-8. */
function utf8(code: string): string {
  return Buffer.from(code).toString('latin1');
}

function etagOf(code: string, type: string, wish: Required<BarcodeWish>): string {
  const { symbology, scale, height, text } = wish;
  const what = JSON.stringify([VERSION, code, type, symbology, scale, height, text]);
  return `"${createHash('sha256').update(what).digest('base64url').slice(0, 22)}"`;
}
