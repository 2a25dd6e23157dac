import type { AddressInfo } from 'node:net';
import Fastify from 'fastify';

// The most that a route can do on this machine under the same load: nothing.
const app = Fastify({ logger: false });
app.get('/empty', (_request, reply) => reply.type('application/json; charset=utf-8').send('{}'));
await app.listen({ host: '127.0.0.1', port: 0 });
process.on('disconnect', () => process.exit(0));
process.send?.((app.server.address() as AddressInfo).port);
