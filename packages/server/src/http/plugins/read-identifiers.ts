import type { FieldError } from '@couponry/contract';
import type { Identifier } from '@couponry/engine';
import {
  type NormalisedIdentifier,
  normaliseCustomIdentify,
  normaliseEmail,
  normaliseUuid,
} from '../../commands/clients/normalise-identifier.ts';
import { BadRequest } from './bad-request.ts';

/** The texts by which a request names its client. */
export interface NamedTexts {
  readonly uuid?: string | undefined;
  readonly email?: string | undefined;
  readonly customIdentify?: string | undefined;
}

/** Reads the identifiers among named texts. @throws BadRequest naming each that is none */
export function readIdentifiers({ uuid, email, customIdentify }: NamedTexts): Identifier[] {
  const identifiers: Identifier[] = [];
  const errors: FieldError[] = [];
  const take = (field: string, read: NormalisedIdentifier): void => {
    if (read.ok) identifiers.push(read.identifier);
    else errors.push({ field: `/${field}`, message: read.message });
  };
  if (uuid !== undefined) take('uuid', normaliseUuid(uuid));
  if (email !== undefined) take('email', normaliseEmail(email));
  if (customIdentify !== undefined) take('customIdentify', normaliseCustomIdentify(customIdentify));
  if (errors.length > 0) throw new BadRequest(errors);
  return identifiers;
}
