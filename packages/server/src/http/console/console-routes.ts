import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { consoleHeaders } from './console-headers.ts';

/** Where the console is built. */
const BUILT = fileURLToPath(new URL('../../../../console/dist/', import.meta.url));
/** Files whose names change with what is in them. */
const HASHED = 'assets/';
const YEAR_SECONDS = 31_536_000;
const NOT_BUILT =
  'The console is not built. `npm start` builds it; or run: npm run build --workspace packages/console\n';

/**
 * Serves the built console at `/console`: files by their name, and its page for every other path, which the console itself
 * knows how to show. Nothing else of the folder around it can be reached.
 *
 * @param folder where it is built
 */
export function consoleRoutes(folder: string = BUILT) {
  return async (app: FastifyInstance): Promise<void> => {
    await app.register(fastifyStatic, {
      root: folder,
      serve: false,
      // One that is not built yet is told of when it is asked for.
      suppressWarning: true,
      cacheControl: false,
      preCompressed: true,
    });
    app.addHook('onSend', (request, reply, _payload, done) => {
      void reply.headers(consoleHeaders(request.protocol === 'https'));
      if (reply.statusCode === 200) void reply.header('cache-control', cachingOf(request.url));
      done();
    });
    const answer = (path: string, reply: FastifyReply): FastifyReply => {
      if (isFile(folder, path)) return reply.sendFile(path);
      // A file that is not there any more is not the page: its old page asks again for it.
      if (path.startsWith(HASHED)) return plain(reply, 'There is no such file.\n');
      if (!isFile(folder, 'index.html')) return plain(reply, NOT_BUILT);
      return reply.sendFile('index.html');
    };
    app.get('/', (_request, reply) => answer('index.html', reply));
    app.get<{ Params: { '*': string } }>('/*', ({ params }, reply) => answer(params['*'], reply));
  };
}

function isFile(folder: string, path: string): boolean {
  const isPlain = /^[\w-]+(?:[./][\w-]+)*$/.test(path);
  return isPlain && /\.\w+$/.test(path) && existsSync(join(folder, path));
}

function plain(reply: FastifyReply, text: string): FastifyReply {
  return reply.code(404).type('text/plain; charset=utf-8').send(text);
}

/** What has a name of its content never changes; the page is asked for each time and answered from its ETag. */
function cachingOf(url: string): string {
  return url.includes(`/${HASHED}`) ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache';
}
