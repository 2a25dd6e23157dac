/** A sheet of labels: how many, how large, and where the first one lies; in millimetres. */
export interface LabelSheet {
  readonly id: string;
  readonly columns: number;
  readonly rows: number;
  readonly width: number;
  readonly height: number;
  /** From the left and upper edge of the paper. */
  readonly left: number;
  readonly top: number;
  /** From the left edge of a label to that of the next one, and from the upper edge to the next. */
  readonly stepX: number;
  readonly stepY: number;
}

/** All sheets are A4. */
export const PAPER = { width: 210, height: 297 } as const;

/** The sheets that are sold everywhere, by their grid. */
export const LABEL_SHEETS = [
  sheet('3x8', { width: 70, height: 37, top: 0.5 }),
  sheet('3x7', { width: 63.5, height: 38.1, left: 7.2, top: 15.15, gapX: 2.55 }),
  sheet('2x7', { width: 99.1, height: 38.1, left: 4.65, top: 15.15, gapX: 2.5 }),
  sheet('2x4', { width: 99.1, height: 67.7, left: 4.65, top: 13.1, gapX: 2.5 }),
] as const satisfies readonly [LabelSheet, ...LabelSheet[]];

interface Size {
  readonly width: number;
  readonly height: number;
  readonly left?: number;
  readonly top: number;
  readonly gapX?: number;
}

function sheet(id: string, { width, height, left = 0, top, gapX = 0 }: Size): LabelSheet {
  const [columns = 1, rows = 1] = id.split('x').map(Number);
  return { id, columns, rows, width, height, left, top, stepX: width + gapX, stepY: height };
}

/** Where a label lies: on which page, and its left upper corner in millimetres. */
export interface Place {
  readonly page: number;
  readonly x: number;
  readonly y: number;
}

/**
 * Where the label with this number lies, row by row.
 *
 * @param index counted from 0 over all pages
 * @example placeOf(LABEL_SHEETS[0], 4) // { page: 0, x: 70, y: 37.5 }
 */
export function placeOf(sheet: LabelSheet, index: number): Place {
  const { columns, rows, left, top, stepX, stepY } = sheet;
  const onPage = index % (columns * rows);
  return {
    page: Math.floor(index / (columns * rows)),
    x: left + (onPage % columns) * stepX,
    y: top + Math.floor(onPage / columns) * stepY,
  };
}
