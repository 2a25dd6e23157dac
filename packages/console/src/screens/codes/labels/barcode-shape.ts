import { code128, type DrawingContext, ean8, ean13, qrcode } from '@bwip-js/browser';
import { isEan8, isEan13 } from '@couponry/engine';

/** Room on a label, in dots. */
export interface Room {
  readonly width: number;
  readonly height: number;
}

/** A barcode as a path of SVG in dots, with the quiet zone that scanners need. */
export interface BarcodeShape extends Room {
  readonly path: string;
  /** The middle of what is dark: the quiet zones may differ. */
  readonly middle: number;
}

/**
 * Dots a millimetre: 300 an inch, which printers of 600 and 1200 can do as well. Every bar is a whole number of them wide: else a
 * printer makes some wider than others, and a scanner takes them for other digits.
 */
export const DOTS = 300 / 25.4;

/** Narrower bars a till does not read from paper. */
const NARROWEST = 3;
const BARS_HIGH = Math.round(18 * DOTS);
const VISIBLE_ASCII = /^[\x21-\x7e]+$/;
/** The quiet zones left and right, in widths of the narrowest bar (GS1: 11 and 7; ISO: 7, 10; a square has 4 all around). */
const QUIET = { ean13: [11, 7], ean8: [7, 7], code128: [10, 10], qr: 4 } as const;

/** The barcode of a code, as large as there is room for: what tills read, else what carries anything and is small. */
export function barcodeShape(code: string, room: Room): BarcodeShape {
  const options = { bcid: '', text: code, scale: 1, includetext: false };
  if (isEan13(code)) return linear(ean13(options, bars()), QUIET.ean13, room);
  if (isEan8(code)) return linear(ean8(options, bars()), QUIET.ean8, room);
  if (VISIBLE_ASCII.test(code)) {
    const shape = linear(code128(options, bars()), QUIET.code128, room);
    if (shape.width <= room.width) return shape;
  }
  return square(code, room);
}

interface Bar {
  readonly x: number;
  readonly width: number;
}

function linear(drawn: readonly Bar[], [before, after]: readonly [number, number], room: Room): BarcodeShape {
  const end = Math.max(...drawn.map(({ x, width }) => x + width));
  const modules = before + end + after;
  const size = Math.max(NARROWEST, Math.floor(room.width / modules));
  const height = Math.min(BARS_HIGH, room.height);
  const path = drawn.map(
    ({ x, width }) => `M${(before + x) * size} 0h${width * size}v${height}h${-width * size}Z`,
  );
  return { path: path.join(''), width: modules * size, height, middle: (before + end / 2) * size };
}

/** Where BWIPP draws bars, in widths of the narrowest one. It tells the middle of each, rounded up. */
function bars(): DrawingContext<Bar[]> {
  const drawn: Bar[] = [];
  return {
    ...NOTHING,
    line(x, _y0, _x1, _y1, width) {
      drawn.push({ x: x - Math.ceil(width / 2), width });
    },
    end: () => drawn,
  };
}

function square(code: string, room: Room): BarcodeShape {
  // The bytes of a code, one a character: readers take those of a QR code for UTF-8.
  const text = String.fromCharCode(...new TextEncoder().encode(code));
  const options = { bcid: '', text, scale: 1, eclevel: 'M', binarytext: true };
  const drawn = qrcode(options, polygons());
  const modules = drawn.width + 2 * QUIET.qr;
  const size = Math.max(1, Math.floor(Math.min(room.width, room.height) / modules));
  const path = drawn.polygons.map(
    (points) => `M${points.map((at) => at.map((each) => (each + QUIET.qr) * size).join(' ')).join('L')}Z`,
  );
  const side = modules * size;
  return { path: path.join(''), width: side, height: side, middle: side / 2 };
}

interface Polygons {
  readonly polygons: readonly (readonly (readonly [number, number])[])[];
  readonly width: number;
}

/** BWIPP makes the dots of a square as wide as two bars. */
const DOT = 2;

function polygons(): DrawingContext<Polygons> {
  const drawn: [number, number][][] = [];
  let across = 0;
  return {
    ...NOTHING,
    init(width) {
      across = width / DOT;
    },
    polygon(points) {
      drawn.push(points.map(([x, y]) => [x / DOT, y / DOT]));
    },
    end: () => ({ polygons: drawn, width: across }),
  };
}

/** What neither bars nor a square need. */
const NOTHING = {
  scale: () => null,
  measure: () => ({ width: 0, ascent: 0, descent: 0 }),
  init: () => {},
  line: () => {},
  polygon: () => {},
  hexagon: () => {},
  ellipse: () => {},
  fill: () => {},
  text: () => {},
};
