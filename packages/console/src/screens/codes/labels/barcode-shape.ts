import { code128, type DrawingContext, ean8, ean13, qrcode } from '@bwip-js/browser';
import { isEan8, isEan13 } from '@couponry/engine';

/** A barcode as a path of SVG, in widths of its narrowest bar, with the quiet zone that scanners need. */
export interface BarcodeShape {
  readonly path: string;
  readonly width: number;
  readonly height: number;
}

/** Narrower bars a till does not read from paper, in millimetres. */
const NARROWEST = 0.25;
const VISIBLE_ASCII = /^[\x21-\x7e]+$/;
/** Room for a symbol of Code 128 around its characters: start, check, stop and the quiet zones. */
const CODE128_FRAME = 55;
const CODE128_CHARACTER = 11;
const BARS_HIGH = 18;

/**
 * The barcode of a code for a place of this width: what tills read, else what carries anything and is small.
 *
 * @param room in millimetres
 */
export function barcodeShape(code: string, room: number): BarcodeShape {
  // BWIPP takes heights in millimetres at 72 dots an inch.
  const linear = { bcid: '', text: code, scale: 1, height: BARS_HIGH, includetext: false };
  if (isEan13(code)) return ean13({ ...linear, paddingleft: 11, paddingright: 7 }, shapes());
  if (isEan8(code)) return ean8({ ...linear, paddingleft: 7, paddingright: 7 }, shapes());
  const modules = CODE128_FRAME + CODE128_CHARACTER * code.length;
  if (VISIBLE_ASCII.test(code) && modules * NARROWEST <= room) {
    return code128({ ...linear, paddingleft: 10, paddingright: 10 }, shapes());
  }
  // The bytes of a code, one a character: readers take those of a QR code for UTF-8.
  const text = String.fromCharCode(...new TextEncoder().encode(code));
  const square = { bcid: '', text, scale: 1, eclevel: 'M', binarytext: true, padding: 4 };
  return qrcode(square, shapes());
}

/** Draws into a path. Bars come as lines, the dots of a QR code as polygons. */
function shapes(): DrawingContext<BarcodeShape> {
  const parts: string[] = [];
  const size = { width: 0, height: 0 };
  return {
    scale: () => null,
    measure: () => ({ width: 0, ascent: 0, descent: 0 }),
    init(width, height) {
      Object.assign(size, { width, height });
    },
    line(x0, y0, _x1, y1, width) {
      const left = x0 - width / 2;
      parts.push(`M${left} ${y0}H${left + width}V${y1}H${left}Z`);
    },
    polygon(points) {
      parts.push(`M${points.map(([x, y]) => `${x} ${y}`).join('L')}Z`);
    },
    hexagon() {},
    ellipse() {},
    fill() {},
    text() {},
    end: () => ({ path: parts.join(''), ...size }),
  };
}
