import { EMPTY_LINE, sampleTrial, type Trial, type TrialLine } from './trial.ts';

const STORED = 'couponry.trial.';
const TEXTS = [
  ...(['shipping', 'method', 'channel', 'location'] as const),
  ...(['client', 'tags', 'segments', 'orders', 'at', 'currency'] as const),
];

interface WorkspaceOfTrial {
  readonly id: string;
  readonly currency: string;
}

/**
 * The cart of the address, where a link has one, else that of the last time in this workspace, else an example. It stands behind the `#`, because what
 * is there is sent to no server, and a client may be named in it.
 */
export function loadTrial(workspace: WorkspaceOfTrial, hash: string): Trial {
  const shared = hash.startsWith('#cart=') ? decoded(hash.slice(6)) : null;
  const { id, currency } = workspace;
  return readTrial(shared ?? sessionStorage.getItem(STORED + id), currency) ?? sampleTrial(currency);
}

/** Keeps what was typed for as long as the tab is open and nobody signs out: a client may be named in it. */
export function storeTrial(workspaceId: string, trial: Trial): void {
  sessionStorage.setItem(STORED + workspaceId, JSON.stringify(trial));
}

/** The address of this page with the cart in it, to be sent to somebody. */
export function linkOf(trial: Trial, address: string): string {
  const bytes = new TextEncoder().encode(JSON.stringify(trial));
  const text = btoa(String.fromCharCode(...bytes));
  const [page = ''] = address.split('#');
  return `${page}#cart=${text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')}`;
}

/** A cart from its text; null for what is none, as far as it is one else. */
export function readTrial(text: string | null, currency: string): Trial | null {
  const value = parsed(text);
  if (!isRecord(value) || !Array.isArray(value.lines)) return null;
  const blank = { ...sampleTrial(currency), shipping: '' };
  const texts = TEXTS.filter((name) => typeof value[name] === 'string').map((name) => [name, value[name]]);
  const codes = Array.isArray(value.codes) ? value.codes.filter((code) => typeof code === 'string') : [];
  return { ...blank, ...Object.fromEntries(texts), lines: value.lines.filter(isRecord).map(readLine), codes };
}

function readLine(line: Readonly<Record<string, unknown>>): TrialLine {
  const text = (name: keyof TrialLine) => (typeof line[name] === 'string' ? String(line[name]) : '');
  return {
    sku: text('sku'),
    category: text('category'),
    quantity: text('quantity') || EMPTY_LINE.quantity,
    price: text('price'),
    onSale: line.onSale === true,
  };
}

function decoded(text: string): string | null {
  try {
    const bytes = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    return new TextDecoder().decode(Uint8Array.from(bytes, (byte) => byte.charCodeAt(0)));
  } catch {
    return null;
  }
}

function parsed(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
