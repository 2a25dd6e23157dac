import { describe, expect, it } from 'vitest';
import { checkCondition, MAX_DEPTH, MAX_PARTS } from './check-condition.ts';
import { RULES } from './rules.ts';

const small = { rule: 'cart_subtotal', min: 5000 };
const deep = (levels: number): object => (levels === 1 ? small : { any: [deep(levels - 1)] });
const words = (length: number) => Array.from({ length }, (_, index) => `w${index}`);

/** Each problem as its field and its code. */
const told = (value: unknown) => checkCondition(value).map(({ field, code }) => `${field} ${code}`);

describe('checkCondition', () => {
  it.each([...RULES.values()])('takes the examples of $name', ({ name, examples }) => {
    expect(examples.length).toBeGreaterThan(0);
    for (const example of examples) expect(checkCondition({ rule: name, ...example })).toEqual([]);
  });

  it.each([
    { all: [] },
    { any: [] },
    { not: { all: [] } },
    deep(MAX_DEPTH),
    { all: Array(MAX_PARTS - 1).fill(small) },
    { rule: 'client_tag', in: words(1000) },
    { rule: 'line_match', match: {}, quantity: { max: 0 } },
    { rule: 'line_match', match: {}, quantity: { max: 0 }, amount: { min: 0 } },
    { rule: 'line_match', match: { sku: { in: ['a', 'b'], notIn: ['b', 'c'] } } },
    { rule: 'line_match', match: { unitPrice: { min: 5000, max: 5000 } } },
    { rule: 'line_match', match: { unitPrice: { min: 0, max: 0 } }, amount: { max: 0 } },
    { rule: 'line_match', match: { unitPrice: { min: 50 } }, quantity: { min: 2 }, amount: { max: 100 } },
    { rule: 'line_match', match: { unitPrice: { max: 50 } }, quantity: { max: 2 }, amount: { min: 100 } },
    { rule: 'line_match', match: { unitPrice: { min: 50 } }, amount: { max: 10 } },
    { rule: 'cart_attribute', name: 'x', is: { number: { equals: 5, min: 5, max: 5 } } },
    { rule: 'cart_attribute', name: 'x', is: { list: { in: ['a', 'b'], all: ['a'], notIn: ['b'] } } },
    { rule: 'cart_attribute', name: 'x', is: { date: { from: '2026-02-02', to: '2026-02-02' } } },
  ])('takes %o', (condition) => expect(checkCondition(condition)).toEqual([]));

  it.each([
    ['no object', 'vip', [' wrong_type']],
    ['null', null, [' wrong_type']],
    ['a list', [small], [' wrong_type']],
    ['nothing', {}, [' missing']],
    ['a mistyped word', { al: [] }, [' missing', '/al unknown']],
    ['two words', { all: [], any: [] }, ['/any invalid']],
    ['a rule beside a word', { not: small, rule: 'channel' }, ['/not invalid']],
    ['something beside a word', { not: small, min: 1 }, ['/min unknown']],
    ['an object for parts', { all: small }, ['/all wrong_type']],
    ['a list for not', { not: [small] }, ['/not wrong_type']],
    ['an unknown rule', { rule: 'cart_subtotl' }, ['/rule not_one_of']],
    ['a rule that is no text', { rule: 7 }, ['/rule not_one_of']],
    ['a rule that every object has', { rule: 'constructor' }, ['/rule not_one_of']],
    ['too deep', deep(MAX_DEPTH + 1), [`${'/any/0'.repeat(MAX_DEPTH)} out_of_range`]],
    ['too many', { any: Array(MAX_PARTS).fill(small) }, [`/any/${MAX_PARTS - 1} out_of_range`]],
    ['no parameters', { rule: 'cart_subtotal' }, [' missing']],
    ['an unknown parameter', { ...small, minimum: 3 }, ['/minimum unknown']],
    ['a text for a number', { rule: 'cart_subtotal', min: '5' }, ['/min wrong_type']],
    ['a fraction', { rule: 'cart_quantity', min: 1.5 }, ['/min wrong_type']],
    ['NaN', { rule: 'cart_subtotal', min: Number.NaN }, ['/min wrong_type']],
    [
      'infinity',
      { rule: 'cart_attribute', name: 'x', is: { number: { min: Number.POSITIVE_INFINITY } } },
      ['/is/number/min wrong_type'],
    ],
    ['a negative amount', { rule: 'cart_subtotal', max: -1 }, ['/max out_of_range']],
    ['an amount too large', { rule: 'cart_subtotal', max: 1e15 }, ['/max out_of_range']],
    ['no units', { rule: 'cart_quantity', max: 0 }, ['/max out_of_range']],
    ['null for a number', { rule: 'cart_subtotal', min: null }, ['/min wrong_type']],
    ['bounds upside down', { rule: 'cart_subtotal', min: 2, max: 1 }, ['/min invalid']],
    [
      'inner bounds upside down',
      { rule: 'line_match', match: {}, quantity: { min: 2, max: 1 } },
      ['/quantity/min invalid'],
    ],
    ['no inner bounds', { rule: 'line_match', match: {}, amount: {} }, ['/amount missing']],
    ['no match', { rule: 'line_match' }, ['/match missing']],
    [
      'a mistyped match',
      { rule: 'line_match', match: { categories: { in: ['a'] } } },
      ['/match/categories unknown'],
    ],
    [
      'a membership of nothing',
      { rule: 'line_match', match: { attributes: { 'a/b': {} } } },
      ['/match/attributes/a~1b missing'],
    ],
    [
      'too many attributes',
      {
        rule: 'line_match',
        match: { attributes: Object.fromEntries(words(21).map((word) => [word, { in: ['a'] }])) },
      },
      ['/match/attributes out_of_range'],
    ],
    ['an empty list', { rule: 'channel', in: [] }, ['/in out_of_range']],
    ['a huge list', { rule: 'channel', in: words(1001) }, ['/in out_of_range']],
    ['an empty text', { rule: 'channel', in: ['web', ''] }, ['/in/1 out_of_range']],
    ['a long text', { rule: 'channel', in: ['w'.repeat(201)] }, ['/in/0 out_of_range']],
    ['a number in a list', { rule: 'client_tag', notIn: [7] }, ['/notIn/0 wrong_type']],
    ['no such currency', { rule: 'currency', in: ['GBP', 'gbp'] }, ['/in/1 wrong_form']],
    ['no such weekday', { rule: 'weekday', in: ['mon'] }, ['/in/0 not_one_of']],
    ['no such zone', { rule: 'weekday', in: ['monday'], timeZone: '+01:00' }, ['/timeZone wrong_form']],
    ['no such time', { rule: 'hours', from: '24:00', to: '8:00' }, ['/from wrong_form', '/to wrong_form']],
    ['hours of no length', { rule: 'hours', from: '08:00', to: '08:00' }, ['/to invalid']],
    ['no such day', { rule: 'dates', from: '2026-02-29' }, ['/from wrong_form']],
    ['a day too far away', { rule: 'dates', to: '9900-01-01' }, ['/to wrong_form']],
    ['days upside down', { rule: 'dates', from: '2026-02-02', to: '2026-02-01' }, ['/from invalid']],
    [
      'two comparisons',
      { rule: 'cart_attribute', name: 'x', is: { boolean: true, text: { in: ['a'] } } },
      ['/is invalid'],
    ],
    ['no comparison', { rule: 'cart_attribute', name: 'x', is: {} }, ['/is missing']],
    [
      'compared days upside down',
      { rule: 'cart_attribute', name: 'x', is: { date: { from: '2026-02-02', to: '2026-02-01' } } },
      ['/is/date/from invalid'],
    ],
    [
      'a number below its least',
      { rule: 'cart_attribute', name: 'x', is: { number: { equals: 5, min: 10 } } },
      ['/is/number/min invalid'],
    ],
    [
      'a number above its most',
      { rule: 'client_attribute', name: 'x', is: { number: { equals: 5, max: 4.5 } } },
      ['/is/number/equals invalid'],
    ],
    [
      'a list of which all is forbidden',
      { rule: 'channel', in: ['web'], notIn: ['app', 'web'] },
      ['/in invalid'],
    ],
    [
      'texts of which all are forbidden',
      { rule: 'cart_attribute', name: 'x', is: { text: { in: ['a', 'b'], notIn: ['b', 'a'] } } },
      ['/is/text/in invalid'],
    ],
    [
      'members that are wanted and forbidden',
      { rule: 'client_attribute', name: 'x', is: { list: { all: ['a', 'b'], notIn: ['b'] } } },
      ['/is/list/all invalid'],
    ],
    [
      'a match of nothing',
      {
        rule: 'line_match',
        match: {
          sku: { in: ['a'], notIn: ['a'] },
          attributes: { 'a/b': { in: ['a', 'b'], notIn: ['a', 'b', 'c'] } },
        },
      },
      ['/match/sku/in invalid', '/match/attributes/a~1b/in invalid'],
    ],
    ['no bounds of a price', { rule: 'line_match', match: { unitPrice: {} } }, ['/match/unitPrice missing']],
    [
      'bounds of a price upside down',
      { rule: 'line_match', match: { unitPrice: { min: 2, max: 1 } } },
      ['/match/unitPrice/min invalid'],
    ],
    [
      'prices that are none',
      { rule: 'line_match', match: { unitPrice: { min: -1, max: 9.5 } } },
      ['/match/unitPrice/min out_of_range', '/match/unitPrice/max wrong_type'],
    ],
    [
      'an amount of units that cost nothing',
      { rule: 'line_match', match: { unitPrice: { max: 0 } }, amount: { min: 1 } },
      ['/amount/min invalid'],
    ],
    [
      'an amount that so many units do not come to',
      { rule: 'line_match', match: { unitPrice: { max: 50 } }, quantity: { max: 2 }, amount: { min: 101 } },
      ['/amount/min invalid'],
    ],
    [
      'an amount that so many units are above',
      { rule: 'line_match', match: { unitPrice: { min: 50 } }, quantity: { min: 2 }, amount: { max: 99 } },
      ['/amount/max invalid'],
    ],
    [
      'an amount that one unit is above',
      { rule: 'line_match', match: { unitPrice: { min: 50 } }, amount: { min: 1, max: 49 } },
      ['/amount/max invalid'],
    ],
    [
      'an amount of no units',
      { rule: 'line_match', match: {}, quantity: { max: 0 }, amount: { min: 1 } },
      ['/amount/min invalid'],
    ],
    ['equals beside a bound', { rule: 'nth_order', equals: 1, max: 3 }, ['/equals invalid']],
    ['the 0th order', { rule: 'nth_order', equals: 0 }, ['/equals out_of_range']],
  ])('refuses %s', (_, value, problems) => expect(told(value)).toEqual(problems));

  it('says what was said and what there is', () => {
    const [problem] = checkCondition({ all: [{ rule: 'cart_subtotl', min: 1 }] });
    expect(problem).toMatchObject({ field: '/all/0/rule', said: 'cart_subtotl' });
    expect(problem?.known).toContain('cart_subtotal');
  });

  it('says what of a rule that contradicts itself can not be', () => {
    const number = { rule: 'cart_attribute', name: 'x', is: { number: { equals: 5, min: 10 } } };
    const list = { rule: 'channel', in: ['web'], notIn: ['web'] };
    expect(checkCondition({ all: [number, { not: list }] })).toEqual([
      { field: '/all/0/is/number/min', code: 'invalid', message: 'must not be above "equals"' },
      { field: '/all/1/not/in', code: 'invalid', message: 'must have one that is not in "notIn"' },
    ]);
  });

  it('tells ten at most, however much is wrong', () => {
    expect(checkCondition({ all: Array(199).fill({}) })).toHaveLength(10);
    expect(checkCondition({ rule: 'channel', in: Array(1000).fill(7) })).toHaveLength(10);
    const unknown = Object.fromEntries(words(50_000).map((word) => [word, 1]));
    expect(checkCondition({ ...small, ...unknown })).toHaveLength(10);
  });

  it('goes no deeper than it must', () => {
    let condition: object = small;
    for (let level = 0; level < 100_000; level += 1) condition = { not: condition };
    expect(told(condition)).toEqual([`${'/not'.repeat(MAX_DEPTH)} out_of_range`]);
  });
});
