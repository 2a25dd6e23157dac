import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { loadReferenceScript } from './load-reference-script.ts';
import { CONTENT_SECURITY_POLICY, REFERENCE_PAGE, START_SCRIPT } from './reference-page.ts';

const SCRIPT = 'text/javascript; charset=utf-8';
/** The script changes with the version of the package only; a day is soon enough to see that. */
const FOR_A_DAY = 'public, max-age=86400';

/** `/docs/api`: the reference of `/v1`, to read and to try; for everybody, and without anything from elsewhere. */
export async function docsRoutes(app: FastifyInstance): Promise<void> {
  app.get('/docs/api', (_request, reply) =>
    reply
      .headers({
        'content-security-policy': CONTENT_SECURITY_POLICY,
        'referrer-policy': 'no-referrer',
      })
      .type('text/html; charset=utf-8')
      .send(REFERENCE_PAGE),
  );
  app.get('/docs/api/start.js', (_request, reply) => reply.type(SCRIPT).send(START_SCRIPT));
  app.get('/docs/api/reference.js', async (request, reply) => {
    const zipped = await loadReferenceScript();
    void reply.headers({ 'cache-control': FOR_A_DAY, vary: 'accept-encoding' }).type(SCRIPT);
    const takesGzip = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
    if (!takesGzip) return await reply.send(await promisify(gunzip)(zipped));
    return await reply.header('content-encoding', 'gzip').send(zipped);
  });
}
