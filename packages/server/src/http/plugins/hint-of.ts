import type { Access } from '@couponry/contract';
import type { FastifyRequest } from 'fastify';
import { isUpload } from './is-upload.ts';
import { methodsOfPath } from './methods-of-path.ts';
import { otherCharset } from './other-charset.ts';

/** What would have been right, as sentences; the methods of the path, where another one was asked for. */
export interface Hint {
  readonly text: string;
  readonly methods: readonly string[];
}

/**
 * What would have been right, where a problem is the same for all methods and only the request tells; null where there is no more to
 * say.
 *
 * @param code of the problem, as `/v1` calls it
 * @example hintOf('scope_missing', request)?.text // 'This method is for keys of scope admin.'
 */
export function hintOf(code: string, request: FastifyRequest): Hint | null {
  const methods = code === 'path_unknown' ? methodsOfPath(request.method, request.url) : [];
  const text = textOf(code, request, methods);
  return text === null ? null : { text, methods };
}

function textOf(code: string, request: FastifyRequest, methods: readonly string[]): string | null {
  const { bodyLimit, config } = request.routeOptions;
  if (methods.length > 0) {
    return `There is no ${request.method} of this path: it has ${listed(methods)}.`;
  }
  const charset = code === 'media_type_unknown' ? otherCharset(request) : null;
  if (charset !== null) {
    return `Send the body in UTF-8, not in ${charset}: with charset=utf-8 in the header Content-Type, or without a charset.`;
  }
  if (code === 'media_type_unknown' && config.uploads !== undefined) {
    const types = ['application/json', ...Object.keys(config.uploads.types)];
    return `Send one of these types, with the header Content-Type: ${types.join(', ')}.`;
  }
  if (code === 'too_large') {
    const most = isUpload(request, config) ? config.uploads?.maxBytes : bodyLimit;
    return `The body is larger than this method takes: ${most} bytes at most.`;
  }
  return code === 'scope_missing' ? textOfScopes(config.scopes ?? []) : null;
}

/** A method without scopes is for people. */
function textOfScopes(scopes: readonly Access[]): string {
  const ofKeys = scopes.filter((scope) => scope !== 'token').join(' or ');
  const who = [
    ...(ofKeys === '' ? [] : [`keys of scope ${ofKeys}`]),
    ...(scopes.includes('token') ? ['client tokens'] : []),
  ];
  return `This method is for ${who.join(' and ') || 'people who are signed in to the console'}.`;
}

function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}
