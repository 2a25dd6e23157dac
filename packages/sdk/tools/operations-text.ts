import { ROUTES_V1, type RouteV1, takesIdempotencyKey } from '@couponry/contract';

/** What one of a group is called, where it is not the group without its `s`. */
const IRREGULAR: Readonly<Record<string, string>> = { People: 'Person' };

const HEAD = `// Made from the table of methods in packages/contract by \`npm run operations --workspace packages/sdk\`. A test holds it
// against the table; do not edit it by hand.
import type { Operation } from './operation.ts';
`;

/**
 * The text of `src/operations.ts`: what sending has to know of each method at run time, and by which name it is called. The
 * SDK itself imports only types of the contract.
 */
export function operationsText(): string {
  const routes: readonly (readonly [string, RouteV1])[] = Object.entries(ROUTES_V1);
  const constants = routes.map(([id, route]) => constantOf(id, route)).join('\n');
  const groups = Map.groupBy(routes, ([, { tag }]) => groupOf(tag));
  const entries = [...groups].map(([group, members]) => groupText(group, members)).join('\n');
  const every = `/** Every method by the names under which the SDK has it. */\nexport const GROUPS = {\n${entries}\n} as const;\n`;
  return `${HEAD}\n${constants}\n${every}`;
}

function constantOf(id: string, route: RouteV1): string {
  const type = route.answers.find((answer) => answer.type !== undefined)?.type;
  const fields = [
    `id: '${id}'`,
    `method: '${route.method}'`,
    `path: '${route.path}'`,
    ...(route.body !== undefined ? ["input: 'body'"] : []),
    ...(route.body === undefined && route.query !== undefined ? ["input: 'query'"] : []),
    ...(takesIdempotencyKey(route) ? ['takesKey: true'] : []),
    ...(route.ifMatch === true ? ['takesIfMatch: true'] : []),
    ...(type === undefined ? [] : [`answers: '${type}'`]),
    ...(route.query?.properties.cursor === undefined ? [] : ['isList: true']),
  ];
  const lines = fields.map((field) => `  ${field},\n`).join('');
  return `export const ${id} = {\n${lines}} as const satisfies Operation;\n`;
}

function groupText(group: string, members: readonly (readonly [string, RouteV1])[]): string {
  const lines = members.map(
    ([id, { tag, summary, description }]) =>
      `    /** ${summary}. ${description.replaceAll('*/', '* /')} */\n    ${methodName(id, tag)}: ${id},\n`,
  );
  return `  ${group}: {\n${lines.join('')}  },`;
}

/** `Coupons` -> `coupons`, `Audit log` -> `auditLog`. */
function groupOf(tag: string): string {
  const joined = tag.replaceAll(/ (\w)/g, (_, letter: string) => letter.toUpperCase());
  return `${joined.charAt(0).toLowerCase()}${joined.slice(1)}`;
}

/**
 * What a method is called in its group: its id without the noun of the group.
 *
 * @example methodName('createCoupon', 'Coupons') // 'create'
 */
function methodName(id: string, tag: string): string {
  const nouns = tag.replaceAll(/ (\w)/g, (_, letter: string) => letter.toUpperCase());
  const noun = IRREGULAR[nouns] ?? nouns.replace(/ies$/, 'y').replace(/s$/, '');
  const short = [nouns, noun].map((each) => id.replace(each, '')).find((name) => name !== id);
  return short === undefined || short === '' ? id : `${short.charAt(0).toLowerCase()}${short.slice(1)}`;
}
