import { PDFiumLibrary } from '@hyzyla/pdfium';
import type { Picture } from './read-barcode.ts';

/** Points of a PDF an inch. */
const POINTS = 72;
const MM_PER_INCH = 25.4;

/** The pages of a PDF as a printer without colours of its own would put them on paper. */
export async function print(pdf: Uint8Array, dotsPerInch: number): Promise<Picture[]> {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(pdf);
  const pages: Picture[] = [];
  for (const page of document.pages()) {
    const { data, width, height } = await page.render({ scale: dotsPerInch / POINTS, render: 'bitmap' });
    pages.push({ data: new Uint8ClampedArray(data), width, height });
  }
  document.destroy();
  library.destroy();
  return pages;
}

/** A part of a page; in millimetres. */
export interface Part {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Cuts a part out of a page. */
export function cut(page: Picture, part: Part, dotsPerInch: number): Picture {
  const [x, y, width, height] = [part.x, part.y, part.width, part.height].map((mm) =>
    Math.round((mm / MM_PER_INCH) * dotsPerInch),
  ) as [number, number, number, number];
  const data = new Uint8ClampedArray(width * height * 4);
  for (let row = 0; row < height; row += 1) {
    const from = ((y + row) * page.width + x) * 4;
    data.set(page.data.subarray(from, from + width * 4), row * width * 4);
  }
  return { data, width, height };
}
