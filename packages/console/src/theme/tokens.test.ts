import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const AA = 4.5;
const AAA = 7;
/** What shows where something is, without being read: edges of fields, bars. */
const SIGN = 3;

/** Which colour is read or seen on which, and how well it has to be. */
const PAIRS: readonly (readonly [on: string, colour: string, least: number])[] = [
  ['paper', 'ink', AAA],
  ['surface', 'ink', AAA],
  ['hover', 'ink', AAA],
  ['leaf-soft', 'ink', AAA],
  ['stub-soft', 'ink', AAA],
  ['danger-soft', 'ink', AAA],
  ...['paper', 'surface', 'hover'].flatMap((on) => [[on, 'quiet', AA] as const, [on, 'leaf', AA] as const]),
  ['leaf-soft', 'quiet', AA],
  ['paper', 'danger', AA],
  ['surface', 'danger', AA],
  ['leaf', 'on-leaf', AA],
  ['leaf-strong', 'on-leaf', AA],
  ['danger', 'on-danger', AA],
  ['danger-strong', 'on-danger', AA],
  ['leaf-soft', 'leaf', AA],
  ['danger-soft', 'danger', AA],
  ['stub-soft', 'on-stub', AA],
  ['surface', 'field-line', SIGN],
  ['paper', 'field-line', SIGN],
  ['line', 'leaf', SIGN],
  ['line', 'danger', SIGN],
];

describe.each([
  ['light', 0],
  ['dark', 1],
] as const)('in the %s', (_scheme, place) => {
  test.each(PAIRS)('on %s, %s has a contrast of at least its due', (on, colour, least) => {
    expect(contrast(token(on, place), token(colour, place))).toBeGreaterThanOrEqual(least);
  });
});

test('the contrast of black on white is 21', () => {
  expect(contrast('#ffffff', '#000000')).toBeCloseTo(21);
});

function token(name: string, place: 0 | 1): string {
  const found = css.match(new RegExp(`--${name}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`));
  if (found === null) throw new Error(`No colour --${name}`);
  return found[place + 1] ?? '';
}

function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

/** Relative luminance, as WCAG 2.2 defines it. */
function luminance(hex: string): number {
  const channel = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}
