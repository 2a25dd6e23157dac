import { describe, expect, it } from 'vitest';
import { firstIdAt, makeId } from './ids.ts';

const VERSION_7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const NOW = Date.UTC(2026, 10, 27, 20);

describe('an id', () => {
  it('is a UUID of version 7', () => {
    for (let index = 0; index < 2000; index += 1) expect(makeId(NOW + index)).toMatch(VERSION_7);
  });

  it('begins with its instant', () => {
    for (const now of [0, NOW, NOW, NOW + 1, NOW - 1, 2 ** 47]) {
      const id = makeId(now);
      expect(Number.parseInt(id.replace('-', '').slice(0, 12), 16)).toBe(now);
      expect(id > firstIdAt(now)).toBe(true);
    }
  });

  it('is made once: all of its random digits take every value, and none repeats', () => {
    const ids = Array.from({ length: 5000 }, () => makeId(NOW));
    expect(new Set(ids).size).toBe(ids.length);
    for (const place of [15, 16, 17, 20, 21, 22, ...Array.from({ length: 12 }, (_, index) => 24 + index)]) {
      expect(new Set(ids.map((id) => id[place])).size).toBe(16);
    }
  });
});
