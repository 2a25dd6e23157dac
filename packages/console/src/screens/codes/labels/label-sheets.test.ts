import { describe, expect, test } from 'vitest';
import { LABEL_SHEETS, PAPER, placeOf } from './label-sheets.ts';

describe.each(LABEL_SHEETS)('the sheet $id', (sheet) => {
  const count = sheet.columns * sheet.rows;
  const places = Array.from({ length: count + 1 }, (_, index) => placeOf(sheet, index));

  test('has every label on the paper, none over another', () => {
    const onFirst = places.slice(0, count);
    for (const { x, y } of onFirst) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x + sheet.width).toBeLessThanOrEqual(PAPER.width + 0.01);
      expect(y + sheet.height).toBeLessThanOrEqual(PAPER.height + 0.01);
    }
    expect(new Set(onFirst.map(({ x, y }) => `${x} ${y}`)).size).toBe(count);
    expect(sheet.stepX).toBeGreaterThanOrEqual(sheet.width);
    expect(sheet.stepY).toBeGreaterThanOrEqual(sheet.height);
  });

  test('goes on on the next page', () => {
    expect(places[count]).toEqual({ ...places[0], page: 1 });
  });
});
