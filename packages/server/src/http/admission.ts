import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { FastifyInstance, RouteOptions } from 'fastify';
import { type Exchange, Pipelines } from '../platform/pipelines.ts';
import { isApiKeyForm } from '../platform/secrets.ts';
import { Turns } from '../platform/turns.ts';
import type { ReadKey } from './plugins/authenticate.ts';
import type { Services } from './services.ts';
import { SparingQueue } from './sparing-queue.ts';

/** How an API reads the key that is shown, and what it says to those who are turned away because the system is full. */
export interface TurnAway {
  readonly readKey: ReadKey;
  readonly contentType: string;
  /** The body, for the address that was asked for. */
  readonly text: (url: string) => string;
}

/** Where something is written to the ledger. */
interface Entrance extends TurnAway {
  readonly method: string;
  readonly route: string;
  readonly path: RegExp;
  readonly scopes: readonly string[];
}

/** So many requests are begun before the event loop turns to others. */
const REQUESTS_A_TURN = 16;

/** Told of everybody who was turned away. */
export type ObserveTurnedAway = (method: string, route: string, milliseconds: number) => void;

/**
 * While the system is full, writers are turned away before the framework routes their request or reads its body, so that what
 * can't be served takes as little as possible from what can. Only whoever would be told so anyway, in the same order of checks:
 * version, key, scope and path have to be right as far as they are known in memory. All others go the ordinary way.
 */
export class Admission {
  readonly #services: Services;
  readonly #observe: ObserveTurnedAway;
  readonly #entrances: Entrance[] = [];
  readonly #turnedAway = new SparingQueue();

  constructor(services: Services, observe: ObserveTurnedAway) {
    this.#services = services;
    this.#observe = observe;
  }

  /** Notes the routes of an API that write; to be called before they are added. */
  note(api: FastifyInstance, turnAway: TurnAway): void {
    api.addHook('onRoute', ({ method, url, config }: RouteOptions) => {
      if (config?.writes !== true) return;
      for (const one of [method].flat()) {
        this.#entrances.push({
          ...turnAway,
          method: one,
          route: url,
          path: patternOf(url),
          scopes: config.scopes ?? [],
        });
      }
    });
  }

  /** Goes before whatever else answers the requests of this server. */
  guard(server: Server): void {
    const answerers = server.listeners('request');
    server.removeAllListeners('request');
    const turns = new Turns<Exchange>(REQUESTS_A_TURN, ({ request, response }, waited) => {
      if (this.#services.isFull(waited) && this.#turnsAway(request, response)) return;
      for (const answer of answerers) answer.call(server, request, response);
    });
    const pipelines = new Pipelines((exchange) => turns.add(exchange));
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      pipelines.add({ request, response });
    });
  }

  #turnsAway(request: IncomingMessage, response: ServerResponse): boolean {
    const startedAt = performance.now();
    const { method, url = '' } = request;
    const entrance = this.#entrances.find((known) => known.method === method && known.path.test(url));
    if (entrance === undefined || !this.#mayEnter(request, entrance)) return false;
    this.#turnedAway.add(() => {
      answerFull(response, entrance, url);
      this.#observe(entrance.method, entrance.route, performance.now() - startedAt);
    });
    return true;
  }

  #mayEnter(request: IncomingMessage, { readKey, scopes }: Entrance): boolean {
    let key: string | undefined;
    try {
      key = readKey(request);
    } catch {
      return false;
    }
    if (key === undefined || !isApiKeyForm(key)) return false;
    const found = this.#services.findKey(key);
    return found !== null && !(found instanceof Promise) && scopes.includes(found.scope);
  }
}

function answerFull(response: ServerResponse, { contentType, text: textFor }: Entrance, url: string): void {
  const text = textFor(url);
  response.writeHead(503, [
    'content-type',
    contentType,
    'retry-after',
    '1',
    'x-content-type-options',
    'nosniff',
    'cache-control',
    'no-store',
    'content-length',
    String(Buffer.byteLength(text)),
  ]);
  response.end(text);
}

/** `/coupons/active/:code/use` as raw paths match it; what is written in another way goes the ordinary way. */
function patternOf(route: string): RegExp {
  const escaped = route.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replaceAll(/:[A-Za-z]+/g, '[^/?]+')}/?(?:\\?|$)`);
}
