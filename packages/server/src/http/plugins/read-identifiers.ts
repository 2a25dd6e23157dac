import type { FieldError } from '@couponry/contract';
import type { Identifier } from '@couponry/engine';
import {
  type NormalisedIdentifier,
  normaliseCustomIdentify,
  normaliseEmail,
  normaliseUuid,
} from '../../commands/clients/normalise-identifier.ts';
import { BadRequest } from './bad-request.ts';

/** Reads the identifiers among named texts. @throws BadRequest naming each that is none */
export function readIdentifiers(given: Readonly<Record<string, string>>): Identifier[] {
  const errors: FieldError[] = [];
  const identifiers: Identifier[] = [];
  const read = (field: string, normalise: (text: string) => NormalisedIdentifier): void => {
    const text = given[field];
    if (text === undefined) return;
    const normalised = normalise(text);
    if (normalised.ok) identifiers.push(normalised.identifier);
    else errors.push({ field: `/${field}`, message: normalised.message });
  };
  read('uuid', normaliseUuid);
  read('email', normaliseEmail);
  read('customIdentify', normaliseCustomIdentify);
  if (errors.length > 0) throw new BadRequest(errors);
  return identifiers;
}
