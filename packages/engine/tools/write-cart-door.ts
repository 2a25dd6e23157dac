import { mkdir, writeFile } from 'node:fs/promises';
import { bundleCartDoor } from './bundle-cart-door.ts';

const FOLDER = new URL('../dist/', import.meta.url);

const { script, gzipped } = await bundleCartDoor();
await mkdir(FOLDER, { recursive: true });
await writeFile(new URL('evaluate.js', FOLDER), script);
console.log(`dist/evaluate.js: ${script.length} bytes, ${gzipped} gzipped`);
