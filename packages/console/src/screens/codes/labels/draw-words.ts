/** What stands on the left of a ticket. */
export interface TicketWords {
  readonly offer: string;
  readonly name: string;
  readonly note: string;
}

/** Dots a millimetre: 600 an inch, as fine as an office printer prints. */
const DOTS = 23.6;
/** The room in millimetres for which the sizes below are, and how much larger they may become on a large label. */
const USUAL_HEIGHT = 30;
const LARGEST = 1.6;
const FONT = 'Inter Variable, sans-serif';
const INK = '#1c1b1a';
const QUIET = '#6a6860';

/**
 * Draws the words of a ticket as a picture, in the letters of the console: a font of a PDF that has the letters of all
 * languages would be larger than the document. It is drawn once for all labels.
 *
 * @param width in millimetres
 * @param height in millimetres
 * @returns a PNG
 */
export async function drawWords(words: TicketWords, width: number, height: number): Promise<Uint8Array> {
  await Promise.all(['650', '550', '400'].map((weight) => document.fonts.load(`${weight} 40px ${FONT}`)));
  const canvas = new OffscreenCanvas(Math.round(width * DOTS), Math.round(height * DOTS));
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('This browser draws no pictures');
  const larger = Math.max(1, Math.min(LARGEST, height / USUAL_HEIGHT));
  const styles: readonly (readonly [string, Style])[] = [
    [words.offer, { weight: 650, size: 5.4 * larger, least: 3.2, most: 2, color: INK }],
    [words.name, { weight: 550, size: 3.1 * larger, least: 2.3, most: 2, color: INK }],
    [words.note, { weight: 400, size: 2.3 * larger, least: 2, most: 2, color: QUIET }],
  ];
  const lines = styles.flatMap(([text, style]) => fitted(context, text, style, canvas.width));
  const total = lines.reduce((sum, { size }) => sum + size * LEADING, 0);
  let y = (canvas.height - total) / 2;
  context.textBaseline = 'middle';
  for (const { text, weight, size, color } of lines) {
    context.font = `${weight} ${size}px ${FONT}`;
    context.fillStyle = color;
    context.fillText(text, 0, y + (size * LEADING) / 2);
    y += size * LEADING;
  }
  const blob = await canvas.convertToBlob({ type: 'image/png' });
  return new Uint8Array(await blob.arrayBuffer());
}

const LEADING = 1.22;

interface Style {
  readonly weight: number;
  /** In millimetres: as large as wanted, and as small as it may become. */
  readonly size: number;
  readonly least: number;
  /** The most lines. */
  readonly most: number;
  readonly color: string;
}

interface Line {
  readonly text: string;
  readonly weight: number;
  /** In dots. */
  readonly size: number;
  readonly color: string;
}

/** A text in as few and as large lines as there is room for; what does not fit in the smallest is cut off. */
function fitted(
  context: OffscreenCanvasRenderingContext2D,
  text: string,
  style: Style,
  width: number,
): Line[] {
  if (text === '') return [];
  const { weight, most, color } = style;
  for (let size = style.size; ; size -= 0.2) {
    context.font = `${weight} ${size * DOTS}px ${FONT}`;
    const lines = broken(context, text, width);
    const isLast = size - 0.2 < style.least;
    if (lines.length > most && !isLast) continue;
    const isWide = lines.some((line) => context.measureText(line).width > width);
    if (isWide && !isLast) continue;
    return lines.slice(0, most).map((line) => ({ text: line, weight, size: size * DOTS, color }));
  }
}

function broken(context: OffscreenCanvasRenderingContext2D, text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = [lines.at(-1), word].filter((part) => part !== undefined).join(' ');
    if (lines.length > 0 && context.measureText(longer).width <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
