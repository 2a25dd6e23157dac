import { describe, expect, it } from 'vitest';
import { isEan8 } from './ean8.ts';

describe('an EAN-8', () => {
  it.each(['96385074', '73513537', '00000000', '65833254'])('%s is one', (text) => {
    expect(isEan8(text)).toBe(true);
  });

  it.each(['96385075', '9638507', '963850744', 'A6385074', ''])('%j is none', (text) => {
    expect(isEan8(text)).toBe(false);
  });
});
