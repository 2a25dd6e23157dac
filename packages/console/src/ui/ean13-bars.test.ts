import { expect, test } from 'vitest';
import { EAN13_MODULES, ean13Bars } from './ean13-bars.ts';

const drawn = (code: string) => {
  const modules = Array.from({ length: EAN13_MODULES }, () => '0');
  for (const { x, width } of ean13Bars(code)) modules.fill('1', x, x + width);
  return modules.join('');
};

test('a barcode is drawn as GS1 draws it', () => {
  // The example of ISO/IEC 15420: guard, six digits (the first is in their parity), middle, six digits, guard.
  const left = ['0001011', '0100111', '0110011', '0010011', '0111101', '0011101'];
  const right = ['1100110', '1101100', '1000010', '1011100', '1001110', '1000100'];
  expect(drawn('5901234123457')).toBe(['101', ...left, '01010', ...right, '101'].join(''));
});

test('guards are told from digits', () => {
  const guards = ean13Bars('2912345678902').filter(({ isGuard }) => isGuard);
  expect(guards.map(({ x }) => x)).toEqual([0, 2, 46, 48, 92, 94]);
});
