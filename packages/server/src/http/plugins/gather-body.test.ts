import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { expect, test } from 'vitest';
import { gatherBody } from './gather-body.ts';

/** What becomes of a body that comes in these pieces; `then` is done behind the last of them. */
function gather(
  pieces: readonly string[],
  limit: number,
  then: (stream: IncomingMessage) => void = (stream) => stream.push(null),
): Promise<string> {
  const stream = new IncomingMessage(new Socket());
  for (const piece of pieces) stream.push(Buffer.from(piece));
  return new Promise((resolve, reject) => {
    gatherBody(stream, limit, (error, body) => (error === null ? resolve(String(body)) : reject(error)));
    then(stream);
  });
}

test.each([
  ['nothing', []],
  ['one piece', ['{"a":1}']],
  ['two', ['{"a"', ':1}']],
  ['many of one byte', [...'{"codes":["WINTER10"],"amount":5990}']],
  ['one that is larger than all before', ['a', 'b', 'c'.repeat(1000), 'd']],
])('a body of %s is put together', async (_, pieces) => {
  expect(await gather(pieces, 2000)).toBe(pieces.join(''));
});

test('a body of exactly the limit is taken, one byte more is not', async () => {
  expect(await gather(['1234', '5678'], 8)).toBe('12345678');
  await expect(gather(['1234', '56789'], 8)).rejects.toMatchObject({ problem: { status: 413 } });
});

test('a body that breaks off is the fault of who sent it', async () => {
  const broken = gather(['12'], 8, (stream) => stream.destroy(new Error('gone')));
  await expect(broken).rejects.toMatchObject({ message: 'gone', statusCode: 400 });
});

test('the bytes that were read are left as they are', async () => {
  const shared = Buffer.from('abcdef');
  const stream = new IncomingMessage(new Socket());
  stream.push(shared.subarray(0, 3));
  stream.push(Buffer.from('xyz'));
  stream.push(null);
  await new Promise<void>((resolve) => gatherBody(stream, 100, () => resolve()));
  expect(shared.toString()).toBe('abcdef');
});

test('a body in crumbs is refused before it is whole, one in small pieces is taken', async () => {
  const crumbs = Array.from({ length: 5000 }, () => 'x');
  await expect(gather(crumbs, 10_000)).rejects.toMatchObject({
    errors: [{ message: 'comes in too many pieces of a few bytes' }],
  });
  const pieces = Array.from({ length: 5000 }, () => 'x'.repeat(20));
  expect(await gather(pieces, 200_000)).toBe(pieces.join(''));
});
