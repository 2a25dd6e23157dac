// How each digit is drawn: seven modules, 1 is dark. `L` left of the middle with odd parity; `G` is `R` mirrored, `R` is `L` inverted.
const L = [
  '0001101',
  '0011001',
  '0010011',
  '0111101',
  '0100011',
  '0110001',
  '0101111',
  '0111011',
  '0110111',
  '0001011',
] as const;
/** Which set the six digits of the left half come from; it tells the first digit, which has no bars of its own. */
const PARITY = [
  'LLLLLL',
  'LLGLGG',
  'LLGGLG',
  'LLGGGL',
  'LGLLGG',
  'LGGLLG',
  'LGGGLL',
  'LGLGLG',
  'LGLGGL',
  'LGGLGL',
] as const;
const GUARD = '101';
const MIDDLE = '01010';

/** A dark bar: where it begins and how wide it is, in modules. Guards reach below the others. */
export interface Bar {
  readonly x: number;
  readonly width: number;
  readonly isGuard: boolean;
}

/** How many modules an EAN-13 is wide, without the quiet zone. */
export const EAN13_MODULES = 95;

/**
 * The dark bars of an EAN-13, from left to right.
 *
 * @param code thirteen digits, the last one right; anything else is drawn as if it were
 * @example ean13Bars('2912345678902').length // 30
 */
export function ean13Bars(code: string): Bar[] {
  const modules = modulesOf(code);
  const bars: Bar[] = [];
  for (let x = 0; x < modules.length; x += 1) {
    if (modules[x] !== '1') continue;
    const start = x;
    while (modules[x + 1] === '1') x += 1;
    bars.push({ x: start, width: x - start + 1, isGuard: isGuard(start) });
  }
  return bars;
}

function modulesOf(code: string): string {
  const digits = [...code].map(Number);
  const parity = PARITY[digits[0] ?? 0] ?? PARITY[0];
  const left = digits.slice(1, 7).map((digit, index) => leftDigit(digit, parity[index] ?? 'L'));
  const right = digits.slice(7, 13).map((digit) => inverted(L[digit] ?? L[0]));
  return [GUARD, ...left, MIDDLE, ...right, GUARD].join('');
}

function leftDigit(digit: number, set: string): string {
  const odd = L[digit] ?? L[0];
  return set === 'L' ? odd : [...inverted(odd)].reverse().join('');
}

function inverted(modules: string): string {
  return modules.replace(/[01]/g, (module) => (module === '1' ? '0' : '1'));
}

function isGuard(x: number): boolean {
  return x < 3 || (x >= 45 && x < 50) || x >= 92;
}
