import { isIP } from 'node:net';
import { nearestName } from '@couponry/contract';

/** What is in force: see `operations` in the README for what each setting means. */
export interface Config {
  readonly port: number;
  readonly host: string;
  readonly databaseUrl: string | null;
  readonly dataFolder: string;
  readonly workers: number;
  readonly logLevel: string;
  readonly publicUrl: string | null;
  readonly trustProxy: readonly string[];
  readonly metricsKey: string | null;
  readonly maxCartLines: number;
  readonly guesses: { readonly perMinute: number; readonly perDay: number; readonly perWorkspaceDay: number };
}

/** A setting: its value in force as text, and where it comes from. */
export interface Setting {
  readonly name: string;
  readonly value: string;
  readonly source: 'default' | 'environment';
}

/** A setting that cannot be read or does not exist. `message` is ready to print. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

interface Definition<Value> {
  readonly fallback: string;
  readonly expected: string;
  readonly isSecret?: boolean;
  readonly read: (text: string) => Value | undefined;
}

const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];

const DEFINITIONS = {
  PORT: integer('8080', 0, 65_535),
  HOST: text('127.0.0.1'),
  DATABASE_URL: databaseUrl(),
  COUPONRY_DATA: text('.couponry'),
  COUPONRY_WORKERS: integer('1', 1, 64),
  COUPONRY_LOG: {
    fallback: 'info',
    expected: `one of ${LEVELS.join(', ')}`,
    read: (value: string) => (LEVELS.includes(value) ? value : undefined),
  },
  COUPONRY_PUBLIC_URL: {
    fallback: '',
    expected: 'an address that begins with https:// or http:// and has no query, fragment or password',
    read: readPublicUrl,
  },
  COUPONRY_TRUST_PROXY: {
    fallback: '',
    expected: 'addresses or networks with commas between them, such as 10.0.0.1,192.168.0.0/16',
    read: readAddresses,
  },
  COUPONRY_METRICS_KEY: { ...text(''), isSecret: true },
  COUPONRY_MAX_CART_LINES: integer('1000', 1, 100_000),
  COUPONRY_GUESSES_PER_MINUTE: integer('300', 1, 1_000_000_000),
  COUPONRY_GUESSES_PER_DAY: integer('5000', 1, 1_000_000_000),
  COUPONRY_GUESSES_PER_WORKSPACE_DAY: integer('20000', 1, 1_000_000_000),
} satisfies Readonly<Record<string, Definition<unknown>>>;

type Name = keyof typeof DEFINITIONS;
type ValueOf<Key extends Name> = Exclude<ReturnType<(typeof DEFINITIONS)[Key]['read']>, undefined>;

/** The environment of this process; nothing else reads it. */
export function processEnvironment(): NodeJS.ProcessEnv {
  return process.env;
}

/**
 * Reads the configuration.
 *
 * @throws ConfigError naming the setting, where it comes from and what would be right
 */
export function loadConfig(environment: NodeJS.ProcessEnv): Config {
  refuseUnknown(environment);
  const read = <Key extends Name>(name: Key): ValueOf<Key> => readSetting(environment, name);
  return {
    port: read('PORT'),
    host: read('HOST'),
    databaseUrl: read('DATABASE_URL') || null,
    dataFolder: read('COUPONRY_DATA'),
    workers: read('COUPONRY_WORKERS'),
    logLevel: read('COUPONRY_LOG'),
    publicUrl: read('COUPONRY_PUBLIC_URL') || null,
    trustProxy: read('COUPONRY_TRUST_PROXY'),
    metricsKey: read('COUPONRY_METRICS_KEY') || null,
    maxCartLines: read('COUPONRY_MAX_CART_LINES'),
    guesses: {
      perMinute: read('COUPONRY_GUESSES_PER_MINUTE'),
      perDay: read('COUPONRY_GUESSES_PER_DAY'),
      perWorkspaceDay: read('COUPONRY_GUESSES_PER_WORKSPACE_DAY'),
    },
  };
}

/** Every setting with its value in force and its source; secrets are not shown. */
export function describeConfig(environment: NodeJS.ProcessEnv): Setting[] {
  loadConfig(environment);
  return names().map((name) => {
    const definition: Definition<unknown> = DEFINITIONS[name];
    const given = environment[name];
    const isGiven = given !== undefined && given !== '';
    const value = isGiven ? given : definition.fallback;
    const isHidden = definition.isSecret === true && isGiven;
    return { name, value: isHidden ? '(secret)' : value, source: isGiven ? 'environment' : 'default' };
  });
}

function readSetting<Key extends Name>(environment: NodeJS.ProcessEnv, name: Key): ValueOf<Key> {
  const definition: Definition<unknown> = DEFINITIONS[name];
  const given = environment[name];
  const value = definition.read(given === undefined || given === '' ? definition.fallback : given);
  if (value !== undefined) return value as ValueOf<Key>;
  const shown = definition.isSecret === true ? 'is not readable' : `is "${given}"`;
  throw new ConfigError(`${name} (from the environment) ${shown}; it must be ${definition.expected}.`);
}

function refuseUnknown(environment: NodeJS.ProcessEnv): void {
  for (const name of Object.keys(environment)) {
    if (!name.startsWith('COUPONRY_') || names().some((known) => known === name)) continue;
    const nearest = nearestName(name, names());
    const hint = nearest === null ? 'See: npx couponry config.' : `Did you mean ${nearest}?`;
    throw new ConfigError(`${name} (from the environment) is no setting of Couponry. ${hint}`);
  }
}

function names(): Name[] {
  return Object.keys(DEFINITIONS) as Name[];
}

function integer(fallback: string, min: number, max: number): Definition<number> {
  return {
    fallback,
    expected: `an integer from ${min} to ${max}`,
    read: (value) => {
      const number = /^\d+$/.test(value) ? Number(value) : Number.NaN;
      return number >= min && number <= max ? number : undefined;
    },
  };
}

function text(fallback: string): Definition<string> {
  return { fallback, expected: 'a text', read: (value) => value };
}

function url(fallback: string, ...protocols: readonly string[]): Definition<string> {
  return {
    fallback,
    expected: `an address that begins with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`,
    read: (value) =>
      value === '' || protocols.includes(URL.parse(value)?.protocol ?? '') ? value : undefined,
  };
}

/** Paths are put behind it, and people are shown it. */
function readPublicUrl(value: string): string | undefined {
  if (value === '') return value;
  const read = URL.parse(value);
  const isPlain = read !== null && `${read.search}${read.hash}${read.username}${read.password}` === '';
  return isPlain && ['https:', 'http:'].includes(read.protocol) && !/[?#]/.test(value) ? value : undefined;
}

/** As the driver reads it: whoever names the folder of a socket, or another host, by `?host=` may leave out the one after the user. */
function databaseUrl(): Definition<string> {
  const named = url('', 'postgres:', 'postgresql:');
  const read = (value: string) =>
    named.read(value.replace('@/', '@host/')) === undefined ? undefined : value;
  return { ...named, isSecret: true, read };
}

function readAddresses(value: string): string[] | undefined {
  const addresses = value.split(',').map((address) => address.trim());
  const given = addresses.filter((address) => address !== '');
  return given.every(isNetwork) ? given : undefined;
}

/** An address, alone or with how many of its bits are the network's. */
function isNetwork(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/');
  const version = isIP(address);
  if (version === 0 || address.includes('%') || more.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128));
}
