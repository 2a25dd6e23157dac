import { BadRequest } from '../plugins/bad-request.ts';

/** Scheme, host and port: no user, path, query or fragment, and no pattern. */
const FORM = /^https?:\/\/[^\s/?#@*\\]+$/i;
/** So that the longest list still makes a token that fits wherever one is taken. */
const MAX_LENGTH = 128;
const MESSAGE = `must be an origin as browsers send it, such as https://shop.example or http://localhost:3000, of ${MAX_LENGTH} characters at most`;

/**
 * Origins as browsers send them, each once: `HTTPS://Shop.example:443` is `https://shop.example`.
 *
 * @param place the JSON pointer of the list in the body
 * @throws BadRequest naming each that is none
 */
export function readOrigins(texts: readonly string[], place: string): string[] {
  const origins = texts.map(originOf);
  const errors = origins.flatMap((origin, index) =>
    origin === null ? [{ field: `${place}/${index}`, message: MESSAGE, code: 'wrong_form' }] : [],
  );
  if (errors.length > 0) throw new BadRequest(errors);
  return [...new Set(origins.filter((origin) => origin !== null))];
}

function originOf(text: string): string | null {
  const origin = FORM.test(text) ? URL.parse(text)?.origin : undefined;
  return origin === undefined || origin.length > MAX_LENGTH ? null : origin;
}
