import { PDFDocument, type PDFFont, type PDFImage, type PDFPage, rgb, StandardFonts } from '@cantoo/pdf-lib';
import { barcodeShape, DOTS } from './barcode-shape.ts';
import { drawWords, type TicketWords } from './draw-words.ts';
import { type LabelSheet, PAPER, placeOf } from './label-sheets.ts';

/** A code with the words of the coupon that it belongs to. */
export interface Label {
  readonly code: string;
  readonly words: TicketWords;
}

interface LabelJob {
  readonly labels: readonly Label[];
  readonly sheet: LabelSheet;
  /** How many labels of the first sheet are used up already. */
  readonly skip: number;
  readonly title: string;
}

/** Points of a PDF a millimetre. */
const MM = 72 / 25.4;
const MARGIN = 2.5;
const INSET = 2;
const NOTCH = 2;
const CORNER = 1.6;
const DIGITS_HIGH = 2.9;
/** How much of a ticket its stub takes; what an EAN-13 needs of it, in millimetres, in a size for every till and in the smallest one. */
const STUB = 0.46;
const EAN13_STUBS = [41, 31] as const;
/** Less room than that no offer is readable in. */
const LEAST_WORDS = 24;

const INK = rgb(0, 0, 0);
const EDGE = rgb(0.74, 0.72, 0.68);
const PERFORATION = rgb(0.957, 0.718, 0.251);

/**
 * Prints codes on a sheet of labels, as a PDF: each a ticket with its offer and its barcode, whose bars are real lines and not
 * a picture.
 */
export async function printLabels({ labels, sheet, skip, title }: LabelJob): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.setTitle(title);
  const font = await document.embedFont(StandardFonts.Courier);
  const ticket = { width: sheet.width - 2 * MARGIN, height: sheet.height - 2 * MARGIN };
  const stub = stubOf(ticket.width);
  const pictures = new Map<string, PDFImage>();
  for (const [index, { code, words }] of labels.entries()) {
    const key = JSON.stringify(words);
    const picture =
      pictures.get(key) ??
      (await document.embedPng(
        await drawWords(words, ticket.width - stub - 2 * INSET, ticket.height - 2 * INSET),
      ));
    pictures.set(key, picture);
    const { page: number, x, y } = placeOf(sheet, index + skip);
    while (document.getPageCount() <= number) document.addPage([PAPER.width * MM, PAPER.height * MM]);
    const at = { x: x + MARGIN, y: y + MARGIN, ...ticket, stub };
    drawTicket(document.getPage(number), at, picture);
    drawStub(document.getPage(number), at, code, font);
  }
  return await document.save();
}

/** How wide the stub of a ticket is: so wide that tills read it, and the offer has room beside it. */
function stubOf(width: number): number {
  const [wide, narrow] = EAN13_STUBS;
  return Math.max(width * STUB, width - wide >= LEAST_WORDS ? wide : narrow);
}

/** Where a ticket lies on its page and how large it is, in millimetres from the left upper corner. */
interface At {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly stub: number;
}

function drawTicket(page: PDFPage, at: At, picture: PDFImage): void {
  const { x, y, width, height, stub } = at;
  const cut = width - stub;
  page.drawSvgPath(outline(width, height, cut), {
    ...corner(x, y),
    scale: MM,
    borderColor: EDGE,
    borderWidth: 0.2,
  });
  page.drawLine({
    start: corner(x + cut, y + NOTCH + 1),
    end: corner(x + cut, y + height - NOTCH - 1),
    thickness: 0.9,
    color: PERFORATION,
    dashArray: [2.6, 2.2],
  });
  page.drawImage(picture, {
    ...corner(x + INSET, y + height - INSET),
    width: (cut - 2 * INSET) * MM,
    height: (height - 2 * INSET) * MM,
  });
}

/** A card with round corners, and a notch above and below where it is torn. */
function outline(width: number, height: number, cut: number): string {
  const [r, n] = [CORNER, NOTCH];
  return [
    `M${r} 0H${cut - n}A${n} ${n} 0 0 0 ${cut + n} 0H${width - r}A${r} ${r} 0 0 1 ${width} ${r}`,
    `V${height - r}A${r} ${r} 0 0 1 ${width - r} ${height}H${cut + n}A${n} ${n} 0 0 0 ${cut - n} ${height}`,
    `H${r}A${r} ${r} 0 0 1 0 ${height - r}V${r}A${r} ${r} 0 0 1 ${r} 0Z`,
  ].join('');
}

function drawStub(page: PDFPage, at: At, code: string, font: PDFFont): void {
  const [roomX, roomY] = [at.stub - 1.5, at.height - 2 * INSET - DIGITS_HIGH - 1];
  const shape = barcodeShape(code, { width: Math.floor(roomX * DOTS), height: Math.floor(roomY * DOTS) });
  const left = at.x + at.width - at.stub + 1;
  const [width, height] = [shape.width / DOTS, shape.height / DOTS];
  const start = onDot(left + (roomX - width) / 2);
  const top = onDot(at.y + (at.height - height - DIGITS_HIGH - 1) / 2);
  page.drawSvgPath(shape.path, { ...corner(start, top), scale: MM / DOTS, color: INK });
  const text = printable(code);
  const size = Math.min(DIGITS_HIGH * MM, (roomX * MM) / Math.max(1, font.widthOfTextAtSize(text, 1)));
  const wide = font.widthOfTextAtSize(text, size) / MM;
  const middle = start + shape.middle / DOTS;
  const end = left + roomX;
  page.drawText(text, {
    ...corner(Math.max(left, Math.min(end, middle + wide / 2) - wide), top + height + DIGITS_HIGH),
    size,
    font,
    color: INK,
  });
}

/** The nearest place where a dot of a printer begins. */
function onDot(mm: number): number {
  return Math.round(mm * DOTS) / DOTS;
}

/** The fonts that every reader of PDF has know the letters of Western Europe alone; the barcode has all of them. */
function printable(code: string): string {
  return code.replace(/[^\x21-\x7e]/gu, '·');
}

/** A PDF counts from the lower left corner of the page. */
function corner(x: number, y: number): { readonly x: number; readonly y: number } {
  return { x: x * MM, y: (PAPER.height - y) * MM };
}
