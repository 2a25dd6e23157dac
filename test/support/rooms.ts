/**
 * The rooms of the code and what each may import; the table of ARCHITECTURE.md, made executable.
 *
 * `mayImport` names rooms, or one of:
 * - `node`: the modules of Node (`node:*`); `npm`: any package, `npm:<name>`: that package
 * - `<room>'s door`: only its `index.ts`
 * - `type <any of these>`: only types from there
 *
 * Every room may import itself. `mustNot` takes away from `mayImport`, except types that it names.
 */
export type Room = {
  readonly room: string;
  /** Files and folders, from the repository's root. The longest match names a file's room. */
  readonly at: readonly string[];
  /** The room around it: who may import that may import this. */
  readonly within?: string;
  readonly mayImport: readonly string[];
  readonly mustNot?: readonly string[];
  readonly because: string;
};

const server = 'packages/server/src';
const inServer = (...names: string[]): string[] => names.map((name) => `${server}/${name}`);

export const ROOMS: readonly Room[] = [
  {
    room: 'engine',
    at: ['packages/engine/src/'],
    mayImport: [],
    because: 'the same input must always give the same answer, in Node, in a browser and at the edge',
  },
  {
    room: 'contract',
    at: ['packages/contract/src/'],
    mayImport: ['engine', 'npm:typebox'],
    because: 'one truth for the wire, which a browser reads too, and no circle',
  },
  {
    room: 'http',
    at: inServer('http/'),
    mayImport: ['contract', 'engine', 'commands', "ledger's door", 'platform', 'node', 'npm'],
    mustNot: ['platform/db', 'npm:pg'],
    because: 'a route that can query will',
  },
  {
    room: 'commands',
    at: inServer('commands/'),
    mayImport: ['engine', 'sql', 'events', 'platform', 'type npm:pg', 'node', 'npm'],
    mustNot: ['npm:fastify', 'npm:pg'],
    because: 'a use case runs from a route, a job or a test alike',
  },
  {
    room: 'ledger',
    at: inServer('ledger/'),
    mayImport: ['platform', 'node'],
    because: 'batching can be proven alone, without any noun of coupons',
  },
  {
    room: 'sql',
    at: inServer('sql/'),
    mayImport: ['platform/db', 'type platform', 'type npm:pg'],
    because: 'a statement states, it does not decide',
  },
  {
    room: 'events',
    at: inServer('events/'),
    mayImport: ['contract', 'sql', 'platform', 'type npm:pg', 'node'],
    because: 'recording is not deciding',
  },
  {
    room: 'statistics',
    at: inServer('statistics/'),
    mayImport: ['contract', 'sql', 'platform', 'type npm:pg', 'node', 'npm'],
    mustNot: ['npm:fastify', 'npm:pg'],
    because: 'recording is not deciding',
  },
  {
    room: 'webhooks',
    at: inServer('webhooks/'),
    mayImport: ['events', 'contract', 'sql', 'platform', 'type npm:pg', 'node', 'npm'],
    mustNot: ['npm:fastify', 'npm:pg'],
    because: 'telling others may never hold up a redemption',
  },
  {
    room: 'jobs',
    at: inServer('jobs/'),
    mayImport: ['commands', "ledger's door", 'contract', 'sql', 'platform', 'type npm:pg', 'node', 'npm'],
    mustNot: ['npm:fastify', 'npm:pg'],
    because: 'work without a request goes the same way as work with one',
  },
  {
    room: 'cli',
    at: inServer('cli/'),
    mayImport: [
      'app',
      'config',
      'commands',
      "ledger's door",
      'contract',
      'sql',
      'platform',
      'type npm:pg',
      'node',
      'npm',
    ],
    mustNot: ['npm:fastify', 'npm:pg'],
    because: 'work without a request goes the same way as work with one',
  },
  {
    room: 'bench',
    at: inServer('cli/bench/'),
    within: 'cli',
    mayImport: ['cli', 'config', 'commands', 'engine', 'platform', 'node', 'npm'],
    because:
      'what is measured is measured from outside, over HTTP; only the yardsticks speak to the database',
  },
  {
    room: 'proof',
    at: inServer('cli/proof/'),
    within: 'cli',
    mayImport: ['cli', 'contract', 'commands', 'platform', 'type npm:pg', 'node', 'npm'],
    mustNot: ['engine', 'npm:fastify', 'npm:pg'],
    because:
      'what checks may not stand on what is checked: it works out limits, days and discounts by itself',
  },
  {
    room: 'simulate',
    at: inServer('cli/simulate/'),
    within: 'cli',
    mayImport: ['cli', 'config', 'simulation', 'commands', 'contract', 'engine', 'platform', 'node', 'npm'],
    mustNot: ['npm:fastify', 'npm:pg'],
    because: 'what would have been is told in words of the engine, from files, without a server',
  },
  {
    room: 'codes',
    at: inServer('cli/codes/'),
    within: 'cli',
    mayImport: ['cli', 'config', 'simulation', 'commands', 'sql', 'platform', 'type npm:pg', 'node', 'npm'],
    mustNot: ['npm:fastify', 'npm:pg'],
    because: 'a CSV file of codes is read as one of orders is',
  },
  {
    room: 'simulation',
    at: inServer('simulation/'),
    mayImport: ['contract', 'engine', 'node', 'npm'],
    mustNot: ['npm:fastify', 'npm:pg'],
    because: 'a replay runs beside all that serves, in a thread of its own, and touches no database',
  },
  {
    room: 'platform/db',
    at: inServer('platform/db.ts', 'platform/db/'),
    within: 'platform',
    mayImport: ['platform', 'node', 'npm'],
    mustNot: ['npm:fastify'],
    because: 'the machine under the house knows nothing of coupons',
  },
  {
    room: 'platform',
    at: inServer('platform/'),
    // Types: what the engine asks for (chance, a cipher) is made here.
    mayImport: ['type engine', 'node', 'npm'],
    mustNot: ['npm:fastify'],
    because: 'the machine under the house knows nothing of coupons',
  },
  {
    room: 'migrations',
    at: inServer('migrations/'),
    mayImport: ['platform', 'node'],
    because: 'a migration that follows the code would change when the code does',
  },
  {
    room: 'config',
    at: inServer('config.ts'),
    mayImport: ['contract', 'platform', 'node', 'npm:typebox'],
    because: 'configuration is read before there is anything to configure',
  },
  {
    room: 'app',
    at: inServer(
      'app.ts',
      'create-chores.ts',
      'create-code-ports.ts',
      'create-people.ts',
      'create-services.ts',
    ),
    mayImport: [
      ...[
        'config',
        'http',
        'commands',
        'ledger',
        'sql',
        'events',
        'webhooks',
        'jobs',
        'statistics',
        'simulation',
      ],
      ...['engine', 'contract', 'platform', 'migrations', 'node', 'npm'],
    ],
    because: 'the wiring is in one place, under the command line and not above it',
  },
  {
    room: 'main',
    at: inServer('main.ts'),
    mayImport: ['app', 'config', 'cli', 'platform', 'node', 'npm'],
    because: 'the entry only says what runs',
  },
  {
    room: 'sdk',
    at: ['packages/sdk/src/'],
    mayImport: ['type contract'],
    because: 'a shop that installs the SDK must not install the platform',
  },
  {
    room: 'console',
    at: ['packages/console/src/'],
    mayImport: ['contract', 'sdk', 'engine', 'npm'],
    because: 'the browser sees what the API says',
  },
  {
    room: 'wallet',
    at: ['packages/wallet/src/'],
    mayImport: ['contract', 'sdk', 'engine', 'npm'],
    because: 'the browser sees what the API says',
  },
];
