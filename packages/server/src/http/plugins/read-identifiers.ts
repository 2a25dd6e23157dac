import type { FieldError } from '@couponry/contract';
import type { Identifier } from '@couponry/engine';
import {
  type NormalisedIdentifier,
  normaliseCustomIdentify,
  normaliseEmail,
  normaliseUuid,
} from '../../commands/clients/normalise-identifier.ts';
import { BadRequest } from './bad-request.ts';

const READERS: readonly (readonly [string, (text: string) => NormalisedIdentifier])[] = [
  ['uuid', normaliseUuid],
  ['email', normaliseEmail],
  ['customIdentify', normaliseCustomIdentify],
];

/** Reads the identifiers among named texts. @throws BadRequest naming each that is none */
export function readIdentifiers(given: Readonly<Record<string, string | undefined>>): Identifier[] {
  const errors: FieldError[] = [];
  const identifiers: Identifier[] = [];
  for (const [field, normalise] of READERS) {
    const text = given[field];
    if (text === undefined) continue;
    const normalised = normalise(text);
    if (normalised.ok) identifiers.push(normalised.identifier);
    else errors.push({ field: `/${field}`, message: normalised.message });
  }
  if (errors.length > 0) throw new BadRequest(errors);
  return identifiers;
}
