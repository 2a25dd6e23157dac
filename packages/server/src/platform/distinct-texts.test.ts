import { expect, test } from 'vitest';
import { distinctTexts } from './distinct-texts.ts';

test('each text is kept once, where it stood first', () => {
  expect(distinctTexts(['B', 'A', 'B', 'C', 'A', ''])).toEqual(['B', 'A', 'C', '']);
  expect(distinctTexts([])).toEqual([]);
});
