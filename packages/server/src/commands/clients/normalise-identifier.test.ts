import { expect, test } from 'vitest';
import { normaliseEmail } from './normalise-identifier.ts';

test.each([
  [' Ann@Example.com ', 'ann@example.com'],
  ['ann.b+c@example.com', 'ann.b+c@example.com'],
  ['ann@bücher.example', 'ann@xn--bcher-kva.example'],
  ['"ann@home"@example.com', '"ann@home"@example.com'],
])('%s is compared as %s', (text, value) => {
  expect(normaliseEmail(text)).toEqual({ ok: true, identifier: { kind: 'email', value } });
});

test.each([
  '',
  'ann',
  '@example.com',
  'ann@',
  'ann@@example.com',
  'ann@home@example.com',
  'ann@.',
  'ann@example..com',
  'ann@.example.com',
  'ann@example.com.',
  'a nn@example.com',
])('"%s" is no address', (text) => {
  expect(normaliseEmail(text)).toEqual({
    ok: false,
    message: 'must be an e-mail address such as ann@example.com',
  });
});
