import type { FastifyRequest } from 'fastify';
import { BadRequest } from '../plugins/bad-request.ts';

const TAG = /^(?:W\/)?"(\d{1,15})"$/;

/**
 * Reads `If-Match` (RFC 9110, 13.1.1): answers whether a version is one that is meant. Without it, and with `*`, any is.
 *
 * @throws BadRequest for what is no list of ETags of ours
 */
export function readIfMatch({ headers }: FastifyRequest): (version: number) => boolean {
  const given = headers['if-match']?.trim();
  if (given === undefined || given === '*') return () => true;
  const versions = given.split(',').map((tag) => TAG.exec(tag.trim())?.[1]);
  if (versions.includes(undefined)) {
    const message = 'must be the ETag of a coupon, such as "3", or *';
    throw new BadRequest([{ field: '/If-Match', message, code: 'wrong_form' }]);
  }
  return (version) => versions.includes(String(version));
}
