import { ROUTES, ROUTES_V1, type RouteV1 } from '@couponry/contract';

interface KnownPath {
  readonly form: RegExp;
  readonly method: string;
}

/** In the table of 3.0.0 a part of a path that varies is `:name`, in that of `/v1` it is `{name}`. */
const VARYING = /:\w+|\{\w+\}/g;

const KNOWN: readonly KnownPath[] = [
  ...Object.values(ROUTES),
  ...(Object.values(ROUTES_V1) as RouteV1[]),
].map(({ method, path }) => ({ method, form: new RegExp(`^${path.replaceAll(VARYING, '[^/]+')}$`) }));

/**
 * The methods that there are at an address, for whoever asked for another one; none where there is no such path, or where it has
 * what was asked for and is only not for the one who asked.
 *
 * @example methodsOfPath('DELETE', '/v1/coupons/?limit=1') // ['GET', 'POST']
 */
export function methodsOfPath(asked: string, url: string): readonly string[] {
  const [path = ''] = url.split('?');
  const plain = path.replaceAll(/\/+/g, '/').replace(/(.)\/$/, '$1');
  const methods = KNOWN.filter(({ form }) => form.test(plain)).map(({ method }) => method);
  return methods.includes(asked) ? [] : [...new Set(methods)].toSorted();
}
