import { parentPort } from 'node:worker_threads';
import { gzipSync } from 'node:zlib';
import reference from '@scalar/fastify-api-reference';
import Fastify from 'fastify';

// The package holds its script, 5 MB, as a text that is only served by its own route.
const app = Fastify();
await app.register(reference, { routePrefix: '/reference', configuration: { url: '/openapi.json' } });
const { statusCode, rawPayload } = await app.inject('/reference/js/scalar.js');
if (statusCode !== 200) throw new Error(`The script of the reference is not there: ${statusCode}`);
parentPort?.postMessage(gzipSync(rawPayload));
