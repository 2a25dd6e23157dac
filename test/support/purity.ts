import type { Node } from 'oxc-parser';
import { lineOf, type Source, walk } from './sources.ts';

const outsideWorld = new Set([
  ...[
    'process',
    'globalThis',
    'window',
    'document',
    'navigator',
    'localStorage',
    'sessionStorage',
    'indexedDB',
  ],
  ...['fetch', 'XMLHttpRequest', 'WebSocket', 'console', 'crypto', 'performance', 'Buffer', 'require'],
  ...['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask'],
]);

const worldOf: Record<string, string> = {
  'Date.now': 'asks for the time',
  'Temporal.Now': 'asks for the time',
  'Math.random': 'asks for chance',
};

// They answer in the time zone or the language of the machine.
const hostDependent = new RegExp(
  '^(' +
    '[gs]et(FullYear|Month|Date|Day|Hours|Minutes|Seconds|Milliseconds)|getTimezoneOffset|getYear|' +
    'toLocale[A-Za-z]*|localeCompare|to(Date|Time)String' +
    ')$',
);

/**
 * Everything by which a file asks for something that was not handed to it: time, chance, the machine's zone and language,
 * the network, the process. Names that the file declares itself are its own.
 */
export function impurities(source: Source): string[] {
  const found: string[] = [];
  const own = declaredNames(source.program);
  walk(source.program, (node, parent) => {
    const what = impurityOf(node, parent, own);
    if (what) found.push(`${source.path}:${lineOf(source.text, node.start)} ${what}`);
  });
  return found;
}

/** The lines on which a file reads `process.env`. */
export function readsOfEnvironment(source: Source): string[] {
  const found: string[] = [];
  walk(source.program, (node) => {
    if (readsEnvironment(node))
      found.push(`${source.path}:${lineOf(source.text, node.start)} reads process.env`);
  });
  return found;
}

function impurityOf(node: Node, parent: Node | undefined, own: ReadonlySet<string>): string | undefined {
  if (node.type === 'Identifier') {
    const isFree = outsideWorld.has(node.name) && !own.has(node.name) && isReference(node, parent);
    return isFree ? `uses ${node.name}` : undefined;
  }
  if (node.type === 'MemberExpression') {
    const name = memberName(node);
    const path = node.object.type === 'Identifier' ? `${node.object.name}.${name}` : '';
    if (worldOf[path]) return `${worldOf[path]} (${path})`;
    return hostDependent.test(name) ? `depends on the machine's zone or language (${name})` : undefined;
  }
  if (node.type === 'NewExpression' || node.type === 'CallExpression') return impureCall(node);
  return node.type === 'MetaProperty' && node.meta.name === 'import' ? 'uses import.meta' : undefined;
}

function impureCall(node: Extract<Node, { type: 'NewExpression' | 'CallExpression' }>): string | undefined {
  const count = node.arguments.length;
  if (isNamed(node.callee, 'Date')) {
    if (node.type === 'CallExpression' || count === 0) return 'asks for the time (Date without an argument)';
    if (count > 1) return "depends on the machine's zone (new Date of several numbers)";
  }
  const ofIntl = node.callee.type === 'MemberExpression' && isNamed(node.callee.object, 'Intl');
  return ofIntl && count === 0 ? "depends on the machine's language (Intl without an argument)" : undefined;
}

function readsEnvironment(node: Node): boolean {
  if (node.type === 'MemberExpression') return memberName(node) === 'env' && isProcess(node.object);
  if (node.type === 'VariableDeclarator') {
    if (!node.init || !isProcess(node.init) || node.id.type !== 'ObjectPattern') return false;
    return node.id.properties.some((each) => each.type === 'Property' && isNamed(each.key, 'env'));
  }
  if (node.type !== 'ImportDeclaration' || !/^(node:)?process$/.test(node.source.value)) return false;
  return node.specifiers.some((each) => each.type === 'ImportSpecifier' && isNamed(each.imported, 'env'));
}

function isProcess(node: Node): boolean {
  if (node.type === 'MemberExpression')
    return memberName(node) === 'process' && isNamed(node.object, 'globalThis');
  return isNamed(node, 'process');
}

function isNamed(node: Node, name: string): boolean {
  return node.type === 'Identifier' && node.name === name;
}

function memberName(node: Extract<Node, { type: 'MemberExpression' }>): string {
  if (node.property.type === 'Literal') return String(node.property.value);
  return !node.computed && node.property.type === 'Identifier' ? node.property.name : '';
}

function isReference(node: Node, parent: Node | undefined): boolean {
  if (!parent) return true;
  if (parent.type === 'MemberExpression') return parent.object === node || parent.computed;
  return !('key' in parent && parent.key === node && !('computed' in parent && parent.computed));
}

function declaredNames(program: Node): Set<string> {
  const names = new Set<string>();
  walk(program, (node) => {
    for (const name of patternsOf(node).flatMap(boundNames)) names.add(name);
  });
  return names;
}

function boundNames(pattern: Node | null): string[] {
  switch (pattern?.type) {
    case 'Identifier':
      return [pattern.name];
    case 'ObjectPattern':
      return pattern.properties.flatMap((each) => boundNames(each.type === 'Property' ? each.value : each));
    case 'ArrayPattern':
      return pattern.elements.flatMap(boundNames);
    case 'AssignmentPattern':
      return boundNames(pattern.left);
    case 'RestElement':
      return boundNames(pattern.argument);
    default:
      return [];
  }
}

function patternsOf(node: Node): Node[] {
  switch (node.type) {
    case 'VariableDeclarator':
      return [node.id];
    case 'ImportSpecifier':
    case 'ImportDefaultSpecifier':
    case 'ImportNamespaceSpecifier':
      return [node.local];
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
      return node.id ? [node.id, ...node.params] : [...node.params];
    case 'CatchClause':
      return node.param ? [node.param] : [];
    default:
      return [];
  }
}
