import { readFileSync } from 'node:fs';
import { type Condition, checkCondition } from '@couponry/engine';
import { conditionText } from '@couponry/engine/text';
import { describe, expect, test } from 'vitest';

const page = readFileSync(new URL('../docs/rules.md', import.meta.url), 'utf8');
const examples = [...page.matchAll(/```json\n(.+?)\n```\n\n> (.+?)\n(?!>)/gs)].map(
  ([, json = '', text = '']) => [json, text.replaceAll(/\n> ?/g, ' ')] as const,
);

describe('the page about conditions', () => {
  test('has an example of every block of JSON', () => {
    expect(examples.length).toBeGreaterThan(20);
    expect(examples).toHaveLength(page.split('```json').length - 1);
  });

  test.each(examples)('%s is taken, and reads as the page says', (json, text) => {
    const condition = JSON.parse(json) as Condition;
    expect(checkCondition(condition)).toEqual([]);
    const reader = { language: 'en', currency: 'GBP', timeZone: 'Europe/London' };
    expect(conditionText(condition, reader)).toBe(text);
  });
});
